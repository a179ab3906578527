import { Select } from '@backstage/ui';
import { CostsContext, IDLE_VIEWS } from '@dugnad/plugin-costs-common';
import { ReactNode } from 'react';
import { MonthChoice } from '../../hooks/useMonthChoice';
import { useWords } from '../../hooks/useWords';
import { monthsToChoose } from '../../lib/months';
import styles from './Layout.module.css';

/** Props of `MonthControls`. */
export interface MonthControlsProps {
  context: CostsContext;
  choice: MonthChoice;
  /** Whether idle and shared cost can be chosen. */
  withIdle?: boolean;
  children?: ReactNode;
}

/** Which month, and where idle and shared cost go. */
export function MonthControls(props: MonthControlsProps) {
  const { context, choice, withIdle, children } = props;
  const { t, month } = useWords();
  const { currentMonth, firstDay } = context;
  const offered = monthsToChoose(currentMonth, firstDay);
  const months =
    choice.month && !offered.includes(choice.month)
      ? [...offered, choice.month]
      : offered;
  return (
    <div className={styles.controls}>
      <Select
        label={t('month')}
        value={choice.month ?? currentMonth}
        options={months.map(value => ({ value, label: month(value) }))}
        onChange={value =>
          choice.setMonth(
            value === null || value === currentMonth
              ? undefined
              : String(value),
          )
        }
      />
      {withIdle && (
        <Select
          label={t('idleView.label')}
          value={choice.idle}
          options={IDLE_VIEWS.map(value => ({
            value,
            label: t(`idleView.${value}`),
          }))}
          onChange={value => {
            const view = IDLE_VIEWS.find(one => one === value);
            if (view) choice.setIdle(view);
          }}
        />
      )}
      <span className={styles.spring} />
      {children}
    </div>
  );
}
