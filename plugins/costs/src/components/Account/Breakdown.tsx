import { Link, Select } from '@backstage/ui';
import { AccountMonth, AccountRef } from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { useWords } from '../../hooks/useWords';
import { FigureTable } from '../Chart/FigureTable';
import { Section } from '../Layout/Section';
import { useAccountLink } from '../Layout/useAccountLink';
import layout from '../Layout/Layout.module.css';

type By = AccountMonth['breakdown'][number]['by'];

/** What an account is made of, by one thing at a time. */
export function Breakdown({ data }: { data: AccountMonth }) {
  const { t, money, percent } = useWords();
  const linkTo = useAccountLink(data.month);
  const useful = data.breakdown.filter(
    ({ by, items }) => items.length > 0 && by !== data.account.kind,
  );
  const [chosen, setChosen] = useState<By>();
  const part = useful.find(({ by }) => by === chosen) ?? mostTelling(useful);
  return (
    <Section
      title={t('breakdown.title')}
      actions={
        part && (
          <Select
            aria-label={t('breakdown.by')}
            size="small"
            value={part.by}
            options={useful.map(({ by }) => ({
              value: by,
              label: t(`breakdown.${by}`),
            }))}
            onChange={value =>
              setChosen(useful.find(({ by }) => by === value)?.by)
            }
          />
        )
      }
    >
      {part ? (
        <div className={layout.scrollX}>
          <FigureTable
            stacks
            label={t('breakdown.title')}
            columns={[
              { title: t(`breakdown.${part.by}`) },
              { title: t('owners.cost'), isAmount: true },
              { title: t('owners.share'), isAmount: true },
              { title: t('breakdown.efficiency'), isAmount: true },
            ]}
            rows={part.items.map(({ key, title, cost, efficiencyRatio }) => {
              const account = accountOf(part.by, key);
              return {
                key,
                cells: [
                  account ? (
                    <Link key="link" href={linkTo(account)}>
                      {title}
                    </Link>
                  ) : (
                    title
                  ),
                  money(cost.totalMicros, data.currency),
                  data.monthToDate.totalMicros > 0
                    ? percent(cost.totalMicros / data.monthToDate.totalMicros)
                    : '–',
                  efficiencyRatio === null
                    ? t('unknown')
                    : percent(efficiencyRatio),
                ],
              };
            })}
          />
        </div>
      ) : (
        <p className={layout.note}>{t('breakdown.none')}</p>
      )}
    </Section>
  );
}

/** The first part that has more than one thing to compare. */
function mostTelling(parts: AccountMonth['breakdown']) {
  return parts.find(({ items }) => items.length > 1) ?? parts[0];
}

/** A workload has no account of its own. */
function accountOf(by: By, id: string): AccountRef | undefined {
  return by === 'workload' || !id ? undefined : { kind: by, id };
}
