import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateMark, toneOf } from '@dugnad/plugin-clusters-react';
import { AccessAccount } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `InCluster`. */
export interface InClusterProps {
  state: AccessAccount['inCluster'];
  clusterRole: string;
}

/** With which role somebody has access, and whether the binding for it is in the cluster. */
export function InCluster({ state, clusterRole }: InClusterProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <StateMark tone={toneOf('access', state)}>
      {state === 'yes'
        ? clusterRole
        : t(`people.inCluster.${state}`, { clusterRole })}
    </StateMark>
  );
}
