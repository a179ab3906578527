import { formatShare } from '@dugnad/plugin-clusters-common';
import { useWords } from '../../hooks/useWords';
import { CapacityAmounts, capacityView } from '../../lib/capacityView';
import styles from './CapacityMeter.module.css';

export interface CapacityMeterProps extends CapacityAmounts {
  label: string;
  /** Writes an amount with its unit; null as "unknown". */
  format(amount: number | null): string;
}

/** What of one resource is requested and promised, of what can be used: as a bar, and in figures beneath it. */
export function CapacityMeter(props: CapacityMeterProps) {
  const { label, format, requested, promised, allocatable } = props;
  const { t, locale } = useWords();
  const view = capacityView(props);
  const share =
    requested !== null && allocatable !== null
      ? formatShare(requested, allocatable, locale)
      : undefined;
  const sentence = t('capacity.meter', {
    requested: format(requested),
    promised: format(promised),
    allocatable: format(allocatable),
  });
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        <span className={styles.share}>
          {share ?? (allocatable === 0 ? t('capacity.noNodes') : t('unknown'))}
        </span>
      </div>
      <div
        className={styles.bar}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={allocatable ?? 0}
        aria-valuenow={Math.min(requested ?? 0, allocatable ?? 0)}
        aria-valuetext={sentence}
        title={t('capacity.explain')}
      >
        {view && <Fill percent={view.promisedPercent} kind="promised" />}
        {view && <Fill percent={view.requestedPercent} kind="requested" />}
        {view && view.allocatablePercent < 100 && (
          <div
            className={styles.limit}
            style={{ left: `${view.allocatablePercent}%` }}
          />
        )}
      </div>
      <dl className={styles.legend}>
        <Entry
          swatch={styles.swatchRequested}
          term={t('capacity.requested')}
          amount={format(requested)}
        />
        <Entry
          swatch={styles.swatchPromised}
          term={t('capacity.promised')}
          amount={format(promised)}
        />
        <Entry
          swatch={styles.swatchAllocatable}
          term={t('capacity.allocatable')}
          amount={format(allocatable)}
        />
      </dl>
      {view?.overrequested && (
        <span className={styles.warning}>{t('capacity.overrequested')}</span>
      )}
      {view?.overpromised && (
        <span className={styles.warning}>{t('capacity.overpromised')}</span>
      )}
    </div>
  );
}

function Fill(props: {
  percent: number | null;
  kind: 'promised' | 'requested';
}) {
  if (!props.percent) return null;
  return (
    <div
      className={styles[props.kind]}
      style={{ width: `${props.percent}%` }}
    />
  );
}

function Entry(props: { swatch: string; term: string; amount: string }) {
  return (
    <div>
      <dt>
        <span className={props.swatch} aria-hidden />
        {props.term}
      </dt>
      <dd>{props.amount}</dd>
    </div>
  );
}
