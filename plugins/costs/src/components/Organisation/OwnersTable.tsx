import { Link } from '@backstage/ui';
import { OrganisationMonth, UNKNOWN_OWNER } from '@dugnad/plugin-costs-common';
import { useWords } from '../../hooks/useWords';
import { ownerRows } from '../../lib/ownerRows';
import { FigureTable } from '../Chart/FigureTable';
import { Section } from '../Layout/Section';
import { useAccountLink } from '../Layout/useAccountLink';
import layout from '../Layout/Layout.module.css';

/** Every owner with its part of the bill; those one may open lead to their page. */
export function OwnersTable({ month }: { month: OrganisationMonth }) {
  const { t, money, percent, title } = useWords();
  const linkTo = useAccountLink(month.month);
  const rows = ownerRows(month.owners);
  const sum = rows.reduce((total, row) => total + row.totalMicros, 0);
  return (
    <Section title={t('owners.title')}>
      {rows.length === 0 ? (
        <p className={layout.note}>{t('owners.none')}</p>
      ) : (
        <div className={layout.scrollX}>
          <FigureTable
            label={t('owners.title')}
            columns={[
              { title: t('owners.owner') },
              { title: t('owners.cluster') },
              { title: t('owners.cost'), isAmount: true },
              { title: t('owners.share'), isAmount: true },
            ]}
            rows={rows.map(({ ownerRef, mayOpen, clusters, totalMicros }) => {
              const id = ownerRef ?? UNKNOWN_OWNER;
              const account = { kind: 'owner', id } as const;
              return {
                key: id,
                cells: [
                  mayOpen ? (
                    <Link key="link" href={linkTo(account)}>
                      {title(account)}
                    </Link>
                  ) : (
                    title(account)
                  ),
                  clusters.join(', '),
                  money(totalMicros, month.currency),
                  sum > 0 ? percent(totalMicros / sum) : '–',
                ],
              };
            })}
          />
        </div>
      )}
    </Section>
  );
}
