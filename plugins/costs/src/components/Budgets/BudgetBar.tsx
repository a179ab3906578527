import { StateMark, toneOf } from '@dugnad/plugin-clusters-react';
import { BudgetStandingView } from '@dugnad/plugin-costs-common';
import { useWords } from '../../hooks/useWords';
import styles from './Budgets.module.css';

/** Props of `BudgetBar`. */
export interface BudgetBarProps {
  standing: BudgetStandingView;
  currency: string;
}

/** How far a budget is spent, with a line where the forecast ends. */
export function BudgetBar({ standing, currency }: BudgetBarProps) {
  const { t, money, percent } = useWords();
  const { budget, state, actualPercent, forecastPercent } = standing;
  const { actualMicros, forecastMicros } = standing;
  return (
    <div className={styles.budget}>
      <div className={styles.head}>
        <span>
          {t('budget.of', {
            actual: money(actualMicros, currency),
            amount: money(budget.amountMicros, currency),
          })}
        </span>
        <StateMark tone={toneOf('budget', state)}>
          {t(`budget.state.${state}`)}
        </StateMark>
      </div>
      <div
        className={styles.track}
        role="meter"
        aria-label={t('budget.title')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.round(actualPercent))}
        aria-valuetext={percent(actualPercent / 100)}
      >
        <span
          className={styles.fill}
          data-state={state}
          style={{ width: `${Math.min(100, Math.max(0, actualPercent))}%` }}
        />
        {forecastPercent !== undefined && forecastPercent <= 100 && (
          <span
            className={styles.forecast}
            style={{ left: `${Math.max(0, forecastPercent)}%` }}
          />
        )}
      </div>
      <span className={styles.note}>
        {forecastMicros !== undefined &&
          forecastPercent !== undefined &&
          `${t('budget.forecast', {
            amount: money(forecastMicros, currency),
            percent: percent(forecastPercent / 100),
          })} · `}
        {t(budget.isHard ? 'budget.hard' : 'budget.soft')}
        {budget.note && ` · ${budget.note}`}
      </span>
    </div>
  );
}
