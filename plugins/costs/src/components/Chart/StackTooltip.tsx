import { useWords } from '../../hooks/useWords';
import { StackRow, StackSeries } from './StackChart';
import styles from './Chart.module.css';

/** Props of `StackTooltip`. */
export interface StackTooltipProps {
  row: StackRow;
  series: StackSeries[];
  currency: string;
}

/** The figures of one bar. */
export function StackTooltip({ row, series, currency }: StackTooltipProps) {
  const { t, day, money } = useWords();
  const shown = series.filter(({ key }) => row.amounts[key]);
  return (
    <div className={styles.tooltip}>
      <strong>{day(row.day)}</strong>
      {!row.observed && <p>{t('chart.noData')}</p>}
      <table>
        <tbody>
          {shown.map(({ key, title, colour }) => (
            <tr key={key}>
              <td>
                <span
                  className={styles.swatch}
                  style={{ background: colour, display: 'inline-block' }}
                />{' '}
                {title}
              </td>
              <td>{money(row.amounts[key], currency)}</td>
            </tr>
          ))}
          <tr>
            <td>{t('chart.total')}</td>
            <td>
              <strong>{money(row.totalMicros, currency)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
