import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ClusterFreshness, Workload } from '@dugnad/plugin-rollouts-common';
import { useState } from 'react';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { WorkloadLine } from './WorkloadLine';
import styles from './WorkloadLines.module.css';

const SHOWN = 5;

/** Props of `WorkloadLines`. */
export interface WorkloadLinesProps {
  workloads: Workload[];
  clusters: ClusterFreshness[];
  /** How many there are where `workloads` are only some of them. */
  total?: number;
}

/** Workloads with their states and causes; a few, and the rest when asked for. */
export function WorkloadLines(props: WorkloadLinesProps) {
  const { workloads, clusters, total = workloads.length } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const [all, setAll] = useState(false);
  const shown = all ? workloads : workloads.slice(0, SHOWN);
  const titleOf = (cluster: string) =>
    clusters.find(({ name }) => name === cluster)?.title ?? cluster;
  return (
    <>
      <ul className={styles.lines}>
        {shown.map(workload => (
          <WorkloadLine
            key={`${workload.cluster}/${workload.uid}`}
            workload={workload}
            clusterTitle={titleOf(workload.cluster)}
          />
        ))}
      </ul>
      {shown.length < workloads.length && (
        <Button variant="tertiary" size="small" onPress={() => setAll(true)}>
          {t('trouble.more', { count: workloads.length - shown.length })}
        </Button>
      )}
      {shown.length === workloads.length && total > workloads.length && (
        <p className={styles.secondary} role="status">
          {t('matrix.truncated', {
            shown: String(workloads.length),
            total: String(total),
          })}
        </p>
      )}
    </>
  );
}
