import { Coverage, Freshness } from '@dugnad/plugin-costs-common';
import { clockTime, useNow } from '@dugnad/plugin-clusters-react';
import { useWords } from '../../hooks/useWords';
import styles from './Layout.module.css';

/** Props of `FreshnessNote`. */
export interface FreshnessNoteProps {
  coverage: Coverage;
  freshness: Freshness;
}

/** Until when was observed, how much of the time, and where use comes from. */
export function FreshnessNote({ coverage, freshness }: FreshnessNoteProps) {
  const { t, percent, locale } = useWords();
  const now = useNow();
  const { observedUntil, source, notice } = freshness;
  return (
    <p className={styles.secondary} style={{ margin: 0 }}>
      {observedUntil
        ? t('freshness.asOf', { time: clockTime(observedUntil, now, locale) })
        : t('freshness.never')}
      {coverage.percent !== null && (
        <span title={t('freshness.coverageHelp')}>
          {' · '}
          {t('freshness.coverage', {
            percent: percent(coverage.percent / 100),
          })}
        </span>
      )}
      {source && ` · ${t(`freshness.source.${source}`)}`}
      {notice && ` · ${notice}`}
    </p>
  );
}
