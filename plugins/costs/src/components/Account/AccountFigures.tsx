import { AccountMonth } from '@dugnad/plugin-costs-common';
import { useWords } from '../../hooks/useWords';
import { ExplainButton } from '../Explain/ExplainButton';
import { Figure } from '../Layout/Figure';
import layout from '../Layout/Layout.module.css';

/** Props of `AccountFigures`. */
export interface AccountFiguresProps {
  data: AccountMonth;
  /** Whether it is the month that is running. */
  isCurrent: boolean;
}

/** What it costs: today, so far, forecast, the month before. Each opens to where it comes from. */
export function AccountFigures({ data, isCurrent }: AccountFiguresProps) {
  const { t, money, number, month } = useWords();
  const { currency, forecast, previousMonths, today } = data;
  const [previous] = previousMonths;
  const query = { ...data.account, month: data.month, idle: data.idle };
  const total = t(isCurrent ? 'account.monthToDate' : 'account.wholeMonth');
  return (
    <dl className={layout.figures}>
      <Figure
        name={total}
        value={money(data.monthToDate.totalMicros, currency)}
        action={
          <ExplainButton
            name={total}
            query={{ ...query, figure: 'monthToDate' }}
          />
        }
      />
      {isCurrent && (
        <Figure
          name={t('account.today')}
          value={today ? money(today.totalMicros, currency) : t('unknown')}
          action={
            <ExplainButton
              name={t('account.today')}
              query={{ ...query, figure: 'today' }}
            />
          }
        />
      )}
      {isCurrent && (
        <Figure
          name={t('account.forecast')}
          value={
            forecast.micros === undefined
              ? t('unknown')
              : money(forecast.micros, currency)
          }
          note={
            forecast.micros === undefined &&
            t('account.forecastLater', {
              number: number(Math.round(forecast.daysObserved * 10) / 10),
            })
          }
          action={
            <ExplainButton
              name={t('account.forecast')}
              query={{ ...query, figure: 'forecast' }}
            />
          }
        />
      )}
      {previous && (
        <Figure
          name={t('account.previous')}
          value={money(previous.cost.totalMicros, currency)}
          note={month(previous.month)}
        />
      )}
    </dl>
  );
}
