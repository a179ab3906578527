import { ReactNode } from 'react';
import { MeterPart, meterView } from '../../lib/meterView';
import styles from './AmountMeter.module.css';

/** Props of `AmountMeter`. */
export interface AmountMeterProps {
  label: string;
  parts: MeterPart[];
  /** What the parts are measured against; undefined while it is unknown. */
  whole: number | undefined;
  /** Writes an amount with its unit, and undefined as unknown. */
  format: (amount: number | undefined) => string;
  /** Stands across from the label, for example the share that is used. */
  note?: ReactNode;
  /** Something is wrong with these amounts. */
  warning?: ReactNode;
}

/** Amounts of one resource as a bar, and in figures beneath it. */
export function AmountMeter(props: AmountMeterProps) {
  const { label, parts, whole, format, note, warning } = props;
  const view = meterView(parts, whole);
  const first = parts.find(({ kind }) => kind === 'solid')?.amount ?? 0;
  const sentence = parts
    .map(({ term, amount, shown }) => `${term} ${format(shown ?? amount)}`)
    .join(', ');
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        <span className={styles.note}>{note}</span>
      </div>
      <div
        className={`${styles.bar} ${view ? '' : styles.unknown}`}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={whole ?? 0}
        aria-valuenow={Math.min(first, whole ?? 0)}
        aria-valuetext={sentence}
      >
        {view?.fills.map(({ kind, percent }) => (
          <div
            key={kind}
            className={`${styles[kind]} ${view.over ? styles.over : ''}`}
            style={{ width: `${percent}%` }}
          />
        ))}
        {view?.over && (
          <div
            className={styles.end}
            style={{ insetInlineStart: `${view.wholePercent}%` }}
          />
        )}
      </div>
      <dl className={styles.legend}>
        {parts.map(({ kind, term, amount, shown }) => (
          <div key={term}>
            <dt>
              <span
                className={`${styles.swatch} ${styles[`${kind}Swatch`]}`}
                aria-hidden
              />
              {term}
            </dt>
            <dd>{format(shown ?? amount)}</dd>
          </div>
        ))}
      </dl>
      {warning && <span className={styles.warning}>{warning}</span>}
    </div>
  );
}
