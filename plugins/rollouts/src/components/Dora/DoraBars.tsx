import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import { DoraPeriod } from '@dugnad/plugin-rollouts-common';
import { doraBars, Figure, figureOf } from '../../lib/doraFigure';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './Dora.module.css';
import { useFigureText } from './useFigureText';

/** Props of `DoraBars`. */
export interface DoraBarsProps {
  figure: Figure;
  periods: DoraPeriod[];
}

/** A figure from period to period. Nothing is a line on the ground, a gap is hatched. */
export function DoraBars({ figure, periods }: DoraBarsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const figureText = useFigureText();
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'short',
  });
  const said = (period: DoraPeriod) =>
    t('dora.period', {
      from: day.format(Date.parse(period.from)),
      to: day.format(Date.parse(period.to)),
      value: period.recorded
        ? figureText(figure, figureOf(figure, period))
        : t('dora.gapPeriod'),
    });
  return (
    <ol className={styles.bars}>
      {doraBars(figure, periods).map(({ period, heightPercent }) => (
        <li
          key={period.from}
          data-gap={heightPercent === undefined}
          title={said(period)}
        >
          <span className={styles.hidden}>{said(period)}</span>
          <span
            className={styles.bar}
            style={{ height: `${heightPercent ?? 100}%` }}
          />
        </li>
      ))}
    </ol>
  );
}
