import {
  formatCpuCores,
  formatMemoryBytes,
} from '@dugnad/plugin-clusters-common';
import { AccountMonth, ResourceEfficiency } from '@dugnad/plugin-costs-common';
import { useWords } from '../../hooks/useWords';
import { FigureTable } from '../Chart/FigureTable';
import { ExplainButton } from '../Explain/ExplainButton';
import { Section } from '../Layout/Section';
import layout from '../Layout/Layout.module.css';

const MILLI = 1000;

/** How much of what is paid for is used, with the peak and what is left above it. */
export function Efficiency({ data }: { data: AccountMonth }) {
  const { t, money, percent, day, locale } = useWords();
  const { efficiency, currency } = data;
  const { ratio, from, to } = efficiency;
  const orUnknown = (value: number | null, format: (known: number) => string) =>
    value === null ? t('unknown') : format(value);
  const row = (
    resource: 'cpu' | 'memory',
    figures: ResourceEfficiency,
    format: (value: number) => string,
  ) => ({
    key: resource,
    cells: [
      t(`resource.${resource}`),
      format(figures.requested),
      orUnknown(figures.used, format),
      format(figures.charged),
      orUnknown(figures.peak, format),
      orUnknown(figures.headroomPercent, value => percent(value / 100)),
      orUnknown(figures.wasteMicros, value => money(value, currency)),
    ],
  });
  return (
    <Section
      title={t('efficiency.title')}
      note={
        <>
          {t('efficiency.window', { from: day(from), to: day(to) })}.{' '}
          {ratio === null
            ? t('efficiency.unknown')
            : t('efficiency.ratio', { percent: percent(ratio) })}
        </>
      }
      actions={
        <ExplainButton
          name={t('efficiency.title')}
          query={{
            ...data.account,
            month: data.month,
            idle: data.idle,
            figure: 'efficiency',
          }}
        />
      }
    >
      <div className={layout.scrollX}>
        <FigureTable
          stacks
          label={t('efficiency.title')}
          columns={[
            { title: t('efficiency.resource') },
            { title: t('efficiency.requested'), isAmount: true },
            { title: t('efficiency.used'), isAmount: true },
            { title: t('efficiency.charged'), isAmount: true },
            { title: t('efficiency.peak'), isAmount: true },
            { title: t('efficiency.headroom'), isAmount: true },
            { title: t('efficiency.waste'), isAmount: true },
          ]}
          rows={[
            row('cpu', efficiency.cpu, value =>
              t('efficiency.cores', {
                amount: formatCpuCores(value / MILLI, locale),
              }),
            ),
            row('memory', efficiency.memory, value =>
              formatMemoryBytes(value, locale),
            ),
          ]}
        />
      </div>
    </Section>
  );
}
