import { AccountMonth } from '@dugnad/plugin-costs-common';
import { useMemo } from 'react';
import { useReleases } from '../../hooks/useReleases';
import { useWords } from '../../hooks/useWords';
import { seriesColour } from '../../lib/chartColours';
import { RESOURCE_SERIES, resourceRows } from '../../lib/resourceRows';
import { StackChart } from '../Chart/StackChart';
import { TableBehind } from '../Chart/TableBehind';
import { Section } from '../Layout/Section';
import { Releases } from './Releases';

/** The account day by day, by resource, with a line where something was rolled out. */
export function AccountTrend({ data }: { data: AccountMonth }) {
  const { t, money, day, month } = useWords();
  const { currency } = data;
  const rows = useMemo(() => resourceRows(data.days), [data.days]);
  const releases = useReleases(data);
  const series = RESOURCE_SERIES.map((key, rank) => ({
    key,
    title: t(`resource.${key}`),
    colour: seriesColour(rank),
  })).filter(({ key }) => rows.some(row => row.amounts[key] !== 0));
  const note = releases.length
    ? `${t('trend.gap')} ${t('trend.releases')}`
    : t('trend.gap');
  return (
    <Section title={t('trend.title')} note={note}>
      <StackChart
        label={t('trend.accountLabel', { month: month(data.month) })}
        currency={currency}
        series={series}
        rows={rows}
        marks={[...new Set(releases.map(release => release.day))]}
      />
      <TableBehind
        label={t('trend.title')}
        columns={[
          { title: t('chart.day') },
          ...series.map(({ title }) => ({ title, isAmount: true })),
          { title: t('chart.total'), isAmount: true },
        ]}
        rows={rows.map(row => ({
          key: row.day,
          cells: [
            row.observed
              ? day(row.day)
              : `${day(row.day)}, ${t('chart.noData')}`,
            ...series.map(({ key }) => money(row.amounts[key], currency)),
            money(row.totalMicros, currency),
          ],
        }))}
      />
      <Releases releases={releases} />
    </Section>
  );
}
