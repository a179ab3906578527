import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateMark, Tone } from '@dugnad/plugin-clusters-react';
import { AccessAccount } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

const TONES: Record<AccessAccount['inCluster'], Tone> = {
  yes: 'positive',
  no: 'negative',
  unknown: 'unknown',
};

/** Props of `InCluster`. */
export interface InClusterProps {
  state: AccessAccount['inCluster'];
  clusterRole: string;
}

/** With which role somebody has access, and whether the binding for it is in the cluster. */
export function InCluster({ state, clusterRole }: InClusterProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <StateMark tone={TONES[state]}>
      {state === 'yes'
        ? clusterRole
        : t(`people.inCluster.${state}`, { clusterRole })}
    </StateMark>
  );
}
