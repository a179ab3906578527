import { Link } from '@backstage/ui';
import { AccountMonth } from '@dugnad/plugin-costs-common';
import { useWords } from '../../hooks/useWords';
import { FigureTable } from '../Chart/FigureTable';
import { Section } from '../Layout/Section';
import { useAccountLink } from '../Layout/useAccountLink';
import layout from '../Layout/Layout.module.css';

/** What the months before cost, with how much of each was observed. */
export function PreviousMonths({ data }: { data: AccountMonth }) {
  const { t, money, month, percent } = useWords();
  const linkTo = useAccountLink();
  return (
    <Section title={t('account.previousMonths')}>
      {data.previousMonths.length === 0 ? (
        <p className={layout.note}>{t('account.noPrevious')}</p>
      ) : (
        <FigureTable
          label={t('account.previousMonths')}
          columns={[
            { title: t('month') },
            { title: t('owners.cost'), isAmount: true },
            { title: t('account.observed'), isAmount: true },
          ]}
          rows={data.previousMonths.map(previous => ({
            key: previous.month,
            cells: [
              <Link
                key="link"
                href={`${linkTo(data.account)}?month=${previous.month}`}
              >
                {month(previous.month)}
              </Link>,
              money(previous.cost.totalMicros, data.currency),
              previous.coverage.percent === null
                ? t('unknown')
                : percent(previous.coverage.percent / 100),
            ],
          }))}
        />
      )}
    </Section>
  );
}
