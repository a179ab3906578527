import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  absoluteTime,
  durationText,
  StateMark,
  toneOf,
  useLanguage,
} from '@dugnad/plugin-clusters-react';
import { Rollout } from '@dugnad/plugin-rollouts-common';
import { outcomeOf } from '../../lib/timelineLanes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { DetailTable } from '../WorkloadPanel/DetailTable';
import { AuthorText, CommitLink, PipelineLink } from './RolloutLinks';
import styles from './Timeline.module.css';
import { useOutcomeText } from './useOutcomeText';

/** Props of `HistoryTable`. */
export interface HistoryTableProps {
  rollouts: Rollout[];
  /** Titles of clusters by name. */
  titles: Map<string, string>;
}

/** The timeline's rollouts, one row each, newest first. */
export function HistoryTable({ rollouts, titles }: HistoryTableProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const outcomeText = useOutcomeText();
  const took = ({ startedAt, healthyAt, observedLate }: Rollout) =>
    healthyAt && !observedLate
      ? durationText(Date.parse(healthyAt) - Date.parse(startedAt), language)
      : t('detail.none');
  return (
    <DetailTable
      label={t('timeline.table')}
      headings={[
        t('timeline.started'),
        t('timeline.where'),
        t('timeline.version'),
        t('timeline.ended'),
        t('timeline.took'),
        t('timeline.by'),
        t('timeline.commit'),
      ]}
      rows={rollouts.map(one => ({
        key: one.id,
        cells: [
          absoluteTime(one.startedAt, language),
          <>
            {one.name}
            <div className={styles.help}>
              {one.environment ?? t('matrix.noEnvironment')} ·{' '}
              {titles.get(one.cluster) ?? one.cluster}
            </div>
          </>,
          <code>{one.version ?? t('detail.none')}</code>,
          <>
            <StateMark tone={toneOf('outcome', outcomeOf(one))}>
              {outcomeText(one)}
            </StateMark>
            {one.failures[0] && (
              <div className={styles.message}>{one.failures[0].message}</div>
            )}
          </>,
          took(one),
          one.by ? <AuthorText author={one.by} /> : t('detail.none'),
          <>
            <CommitLink rollout={one} /> <PipelineLink rollout={one} />
          </>,
        ],
      }))}
    />
  );
}
