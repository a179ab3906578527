import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateIcon, toneOf } from '@dugnad/plugin-clusters-react';
import { Status, STATUSES } from '@dugnad/plugin-rollouts-common';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './RolloutsPage.module.css';

/** Props of `StatusCounts`. */
export interface StatusCountsProps {
  counts: Record<Status, number>;
  chosen: Status[];
  onChange(chosen: Status[]): void;
}

/** How many there are of each status; pressing one shows only those. */
export function StatusCounts({ counts, chosen, onChange }: StatusCountsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const shown = STATUSES.filter(
    status => counts[status] > 0 || chosen.includes(status),
  ).reverse();
  const toggle = (status: Status) =>
    onChange(
      chosen.includes(status)
        ? chosen.filter(one => one !== status)
        : [...chosen, status],
    );
  return (
    <div
      className={styles.counts}
      role="group"
      aria-label={t('filter.statuses')}
    >
      {shown.map(status => (
        <button
          key={status}
          type="button"
          className={styles.count}
          aria-pressed={chosen.includes(status)}
          onClick={() => toggle(status)}
        >
          <StateIcon tone={toneOf('rollout', status)} />
          {t(`status.${status}`)}
          <strong>{counts[status]}</strong>
        </button>
      ))}
    </div>
  );
}
