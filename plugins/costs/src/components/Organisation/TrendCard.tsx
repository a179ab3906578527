import { OrganisationMonth } from '@dugnad/plugin-costs-common';
import { ReactNode, useMemo } from 'react';
import { useWords, Words } from '../../hooks/useWords';
import {
  PART_COLOURS,
  QUIET_COLOUR,
  seriesColour,
} from '../../lib/chartColours';
import { TrendSeries, trendRows } from '../../lib/trendRows';
import { StackChart } from '../Chart/StackChart';
import { TableBehind } from '../Chart/TableBehind';
import { Section } from '../Layout/Section';

/** Owners with a colour of their own. */
const MOST = 7;

/** Props of `TrendCard`. */
export interface TrendCardProps {
  month: OrganisationMonth;
  /** Beside the title. */
  actions?: ReactNode;
}

/** The month day by day, by owner. */
export function TrendCard({ month, actions }: TrendCardProps) {
  const words = useWords();
  const { t, money, day } = words;
  const { currency } = month;
  const trend = useMemo(() => trendRows(month, MOST), [month]);
  const series = trend.series.map((one, rank) => ({
    key: one.key,
    title: seriesTitle(one, words),
    colour: one.part ? partColour(one.part) : seriesColour(rank),
  }));
  return (
    <Section title={t('trend.title')} note={t('trend.gap')} actions={actions}>
      <StackChart
        label={t('trend.label', { month: words.month(month.month) })}
        currency={currency}
        series={series}
        rows={trend.rows}
      />
      <TableBehind
        label={t('trend.title')}
        columns={[
          { title: t('chart.day') },
          ...series.map(({ title }) => ({ title, isAmount: true })),
          { title: t('chart.total'), isAmount: true },
        ]}
        rows={trend.rows.map(row => ({
          key: row.day,
          cells: [
            row.observed
              ? day(row.day)
              : `${day(row.day)}, ${t('chart.noData')}`,
            ...series.map(({ key }) => money(row.amounts[key] ?? 0, currency)),
            money(row.totalMicros, currency),
          ],
        }))}
      />
    </Section>
  );
}

function seriesTitle({ ownerRef, part }: TrendSeries, words: Words): string {
  if (part === 'others') return words.t('trend.others');
  if (part) return words.t(`bill.${part}`);
  return words.title({ kind: 'owner', id: ownerRef ?? 'unknown' });
}

function partColour(part: NonNullable<TrendSeries['part']>): string {
  return part === 'others' ? QUIET_COLOUR : PART_COLOURS[part];
}
