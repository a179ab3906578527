import { useMemo } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useWords } from '../../hooks/useWords';
import { StackTooltip } from './StackTooltip';
import styles from './Chart.module.css';

const HEIGHT_PX = 260;

/** One series of a stack. */
export interface StackSeries {
  key: string;
  title: string;
  colour: string;
}

/** One bar: micro-units by series. */
export interface StackRow {
  day: string;
  observed: boolean;
  amounts: Record<string, number>;
  totalMicros: number;
}

/** Props of `StackChart`. */
export interface StackChartProps {
  label: string;
  currency: string;
  series: StackSeries[];
  rows: StackRow[];
  /** Days to mark with a line. */
  marks?: string[];
}

/** Days as stacked bars. Arrow keys move over the days once it has the focus. */
export function StackChart(props: StackChartProps) {
  const { label, currency, series, rows, marks = [] } = props;
  const words = useWords();
  const data = useMemo(
    () => rows.map(row => ({ day: row.day, row, ...row.amounts })),
    [rows],
  );
  return (
    <>
      <Legend series={series} />
      <div className={styles.frame} role="group" aria-label={label}>
        <ResponsiveContainer width="100%" height={HEIGHT_PX}>
          <BarChart data={data} margin={{ top: 8, right: 4, bottom: 0 }}>
            <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
            <XAxis
              dataKey="day"
              tickLine={false}
              axisLine={{ stroke: 'var(--bui-border-2)' }}
              tickFormatter={words.day}
              minTickGap={24}
            />
            <YAxis
              width={64}
              tickLine={false}
              axisLine={false}
              tickFormatter={value => words.moneyShort(value, currency)}
            />
            <Tooltip
              cursor={{ fill: 'var(--bui-bg-neutral-2)', opacity: 0.6 }}
              content={({ active, payload }) => {
                const row: StackRow | undefined = payload?.[0]?.payload?.row;
                return active && row ? (
                  <StackTooltip row={row} series={series} currency={currency} />
                ) : null;
              }}
            />
            {series.map(({ key, colour }) => (
              <Bar
                key={key}
                dataKey={key}
                stackId="day"
                fill={colour}
                isAnimationActive={false}
                maxBarSize={36}
              />
            ))}
            {marks.map(day => (
              <ReferenceLine
                key={day}
                x={day}
                stroke="var(--bui-fg-primary)"
                strokeDasharray="3 3"
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}

function Legend({ series }: { series: StackSeries[] }) {
  return (
    <ul className={styles.legend}>
      {series.map(({ key, title, colour }) => (
        <li key={key}>
          <span
            className={styles.swatch}
            style={{ background: colour }}
            aria-hidden
          />
          {title}
        </li>
      ))}
    </ul>
  );
}
