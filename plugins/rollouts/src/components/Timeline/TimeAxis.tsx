import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { absoluteTime, useLanguage } from '@dugnad/plugin-clusters-react';
import { TimeWindow } from '../../lib/timelineLanes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './Timeline.module.css';

const TICKS = 4;
/** Up to here hours are told, beyond days. */
const HOURS_MS = 36 * 3_600_000;

/** Props of `TimeAxis`. */
export interface TimeAxisProps {
  shown: TimeWindow;
  /** ISO 8601. Before it nothing was recorded. */
  recordedSince?: string;
}

/** The times under the lanes, and from when on there is anything to show. */
export function TimeAxis({ shown, recordedSince }: TimeAxisProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const span = shown.toMs - shown.fromMs;
  const format = new Intl.DateTimeFormat(
    language === 'en' ? 'en-GB' : language,
    span <= HOURS_MS
      ? { hour: '2-digit', minute: '2-digit' }
      : { day: 'numeric', month: 'short' },
  );
  const ticks = Array.from({ length: TICKS + 1 }, (_, at) => at / TICKS);
  const gap = recordedSince && Date.parse(recordedSince) > shown.fromMs;
  return (
    <>
      <div className={styles.axis} aria-hidden>
        {ticks.map(share => (
          <span key={share} style={{ left: `${share * 100}%` }}>
            {format.format(shown.fromMs + span * share)}
          </span>
        ))}
      </div>
      {gap && (
        <p className={styles.help}>
          {t('timeline.before', {
            time: absoluteTime(recordedSince, language),
          })}
        </p>
      )}
    </>
  );
}
