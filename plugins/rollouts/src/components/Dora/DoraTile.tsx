import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Dora } from '@dugnad/plugin-rollouts-common';
import { eventsOf, Figure, figureOf } from '../../lib/doraFigure';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './Dora.module.css';
import { DoraBars } from './DoraBars';
import { DoraEvents } from './DoraEvents';
import { useFigureText } from './useFigureText';

/** Props of `DoraTile`. */
export interface DoraTileProps {
  figure: Figure;
  dora: Dora;
}

/** One figure: its value, how it went from week to week, and the events behind it. */
export function DoraTile({ figure, dora }: DoraTileProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const figureText = useFigureText();
  const value = figureOf(figure, dora);
  const events = eventsOf(figure, dora);
  return (
    <section className={styles.tile} aria-label={t(`dora.${figure}`)}>
      <h4>{t(`dora.${figure}`)}</h4>
      <p className={styles.value} data-gap={value === undefined}>
        {figureText(figure, value)}
      </p>
      <p className={styles.secondary}>
        {value === undefined ? (
          t(`dora.gapHelp.${figure}`)
        ) : (
          <Unit figure={figure} dora={dora} />
        )}
      </p>
      <DoraBars figure={figure} periods={dora.periods} />
      {events.length > 0 && (
        <details>
          <summary>{t('dora.counted', { count: events.length })}</summary>
          <DoraEvents events={events} />
        </details>
      )}
    </section>
  );
}

/** What the value is a number of. */
function Unit({ figure, dora }: DoraTileProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { counts } = dora;
  switch (figure) {
    case 'deployments':
      return <>{t('dora.deploymentsUnit')}</>;
    case 'leadTime':
      return (
        <>{t('dora.leadTimeUnit', { number: String(counts.withCommitTime) })}</>
      );
    case 'failureRate':
      return (
        <>{t('dora.failureRateUnit', { failures: String(counts.failures) })}</>
      );
    default:
      return <>{t('dora.restoreUnit', { number: String(counts.restored) })}</>;
  }
}
