import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateMark } from '@dugnad/plugin-clusters-react';
import { Claim } from '@dugnad/plugin-namespaces-common';
import { claimTone } from '../../lib/claimTone';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `ClaimState`. */
export interface ClaimStateProps {
  claim: Pick<Claim, 'state' | 'unknownSince'>;
}

/** Where a claim is in its life, or that nobody knows. */
export function ClaimState({ claim }: ClaimStateProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <StateMark tone={claimTone(claim)}>
      {t(claim.unknownSince ? 'state.unknown' : `state.${claim.state}`)}
    </StateMark>
  );
}
