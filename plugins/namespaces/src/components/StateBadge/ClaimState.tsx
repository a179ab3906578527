import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Claim } from '@dugnad/plugin-namespaces-common';
import { claimTone } from '../../lib/claimTone';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { StateBadge } from './StateBadge';

/** Props of `ClaimState`. */
export interface ClaimStateProps {
  claim: Pick<Claim, 'state' | 'unknownSince'>;
}

/** Where a claim is in its life, or that nobody knows. */
export function ClaimState({ claim }: ClaimStateProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <StateBadge tone={claimTone(claim)}>
      {t(claim.unknownSince ? 'state.unknown' : `state.${claim.state}`)}
    </StateBadge>
  );
}
