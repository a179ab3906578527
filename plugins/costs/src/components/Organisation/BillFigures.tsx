import { StateMark } from '@dugnad/plugin-clusters-react';
import { AccountRef, OrganisationMonth } from '@dugnad/plugin-costs-common';
import { Fragment } from 'react';
import { useWords } from '../../hooks/useWords';
import { ExplainButton } from '../Explain/ExplainButton';
import { Figure } from '../Layout/Figure';
import layout from '../Layout/Layout.module.css';
import styles from './Organisation.module.css';

const EVERYTHING: AccountRef = { kind: 'organisation', id: '' };

/** The bill in figures, and the proof that its parts add up to it. */
export function BillFigures({ month }: { month: OrganisationMonth }) {
  const { t, money, number, percent } = useWords();
  const { currency, totals, invoiceMicros, forecastMicros } = month;
  const amount = (micros: number) => money(micros, currency);
  const passed = invoiceMicros ? totals.billMicros / invoiceMicros : 0;
  return (
    <>
      <dl className={layout.figures}>
        <Figure name={t('bill.invoice')} value={amount(invoiceMicros)} />
        <Figure
          name={t('bill.soFar')}
          value={amount(totals.billMicros)}
          note={percent(passed)}
        />
        <Figure
          name={t('bill.forecast')}
          value={
            forecastMicros === undefined ? t('unknown') : amount(forecastMicros)
          }
          note={
            forecastMicros === undefined &&
            t('account.forecastLater', { number: number(observedDays(month)) })
          }
          action={
            <ExplainButton
              name={t('bill.forecast')}
              query={{ ...EVERYTHING, month: month.month, figure: 'forecast' }}
            />
          }
        />
      </dl>
      <Proof month={month} />
    </>
  );
}

/** allocated + idle + shared + not observed = bill. */
function Proof({ month }: { month: OrganisationMonth }) {
  const { t, money } = useWords();
  const { currency, totals, differenceMicros } = month;
  const idle = Object.values(totals.idle).reduce((sum, one) => sum + one, 0);
  const unallocated =
    totals.unallocatedGapMicros + totals.unallocatedNoNodeMicros;
  const parts = [
    ['allocated', totals.allocatedMicros, 'monthToDate'],
    ['idle', idle, 'idle'],
    ['shared', totals.sharedMicros, 'shared'],
    ['unallocated', unallocated, 'unallocated'],
  ] as const;
  return (
    <section className={styles.proof} aria-label={t('bill.proof')}>
      <div className={styles.sum}>
        {parts.map(([part, micros, figure], index) => (
          <Fragment key={part}>
            {index > 0 && <span className={styles.sign}>+</span>}
            <span className={styles.term}>
              <span className={styles.termName}>
                {t(`bill.${part}`)}
                <ExplainButton
                  name={t(`bill.${part}`)}
                  query={{ ...EVERYTHING, month: month.month, figure }}
                />
              </span>
              <strong>{money(micros, currency)}</strong>
            </span>
          </Fragment>
        ))}
        <span className={styles.sign}>=</span>
        <span className={styles.term}>
          <span className={styles.termName}>{t('bill.soFar')}</span>
          <strong>{money(totals.billMicros, currency)}</strong>
        </span>
      </div>
      <StateMark tone={differenceMicros === 0 ? 'positive' : 'negative'}>
        {differenceMicros === 0
          ? t('bill.proofHolds')
          : t('bill.proofFails', {
              difference: money(differenceMicros, currency),
            })}
      </StateMark>
    </section>
  );
}

/** Days of observation, over the clusters together, to a tenth. */
function observedDays({ coverage, clusters }: OrganisationMonth): number {
  const days = coverage.observedSeconds / 86_400 / Math.max(1, clusters.length);
  return Math.round(days * 10) / 10;
}
