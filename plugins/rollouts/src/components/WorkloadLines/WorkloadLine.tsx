import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { Workload } from '@dugnad/plugin-rollouts-common';
import { workloadRouteRef } from '../../routes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { VerdictBlock } from '../WorkloadPanel/VerdictBlock';
import styles from './WorkloadLines.module.css';

/** Props of `WorkloadLine`. */
export interface WorkloadLineProps {
  workload: Workload;
  clusterTitle: string;
}

/** One workload in a list: what, where, which version, how it is and why. */
export function WorkloadLine({ workload, clusterTitle }: WorkloadLineProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const linkTo = useRouteRef(workloadRouteRef);
  const { cluster, namespace, kind, name, version, revisedAt } = workload;
  return (
    <li>
      <div className={styles.head}>
        <Link href={linkTo?.({ cluster, namespace, kind, name })} weight="bold">
          {name}
        </Link>
        {version && <code>{version}</code>}
        <span className={styles.secondary}>
          {t('detail.where', { kind, namespace, cluster: clusterTitle })}
          {revisedAt && ' · '}
          {revisedAt && <Since at={revisedAt} />}
        </span>
      </div>
      <VerdictBlock verdict={workload.verdict} />
    </li>
  );
}
