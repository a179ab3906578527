import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { WorkloadDetail } from '@dugnad/plugin-rollouts-common';
import { replicaSegments } from '../../lib/replicaSegments';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './ReplicaBar.module.css';

/** Up to here each replica is a block of its own. */
const MOST_BLOCKS = 40;

/** Props of `ReplicaBar`. */
export interface ReplicaBarProps {
  workload: WorkloadDetail;
}

/** The replicas as a bar, with the same in words beneath. */
export function ReplicaBar({ workload }: ReplicaBarProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { replicas, verdict } = workload;
  const segments = replicaSegments(workload);
  if (!replicas) return null;
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  const failing = verdict.status === 'Degraded';
  return (
    <div className={styles.replicas}>
      {total > 0 && (
        <div className={styles.bar} aria-hidden>
          {segments.flatMap(({ state, count }) =>
            total <= MOST_BLOCKS ? (
              Array.from({ length: count }, (_, at) => (
                <span
                  key={`${state}-${at}`}
                  data-state={state}
                  data-failing={failing}
                />
              ))
            ) : (
              <span
                key={state}
                data-state={state}
                data-failing={failing}
                style={{ flexGrow: count }}
              />
            ),
          )}
        </div>
      )}
      <p className={styles.words}>
        {segments.map(({ state, count }) => (
          <span key={state} data-state={state} data-failing={failing}>
            {t(`replica.${state}`, { number: String(count) })}
          </span>
        ))}
        <span>{t('replica.wanted', { number: String(replicas.desired) })}</span>
      </p>
    </div>
  );
}
