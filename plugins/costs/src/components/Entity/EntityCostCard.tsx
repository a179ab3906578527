import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { AccountMonth, AccountRef } from '@dugnad/plugin-costs-common';
import { QueryClientProvider } from '@tanstack/react-query';
import { useAccount, useLiveCosts } from '../../hooks/queries';
import { queryClient } from '../../hooks/queryClient';
import { useWords } from '../../hooks/useWords';
import { accountOfEntity } from '../../lib/accountTitle';
import { BudgetBar } from '../Budgets/BudgetBar';
import { useAccountLink } from '../Layout/useAccountLink';
import layout from '../Layout/Layout.module.css';

/** What a group, system or component costs this month, on its page. */
export function EntityCostCard() {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const account = accountOfEntity({ kind: entity.kind, ref });
  return account ? (
    <QueryClientProvider client={queryClient}>
      <AccountCard account={account} />
    </QueryClientProvider>
  ) : null;
}

function AccountCard({ account }: { account: AccountRef }) {
  const { t, problemWords } = useWords();
  const linkTo = useAccountLink();
  const query = useAccount(account);
  useLiveCosts();
  return (
    <Card>
      <CardHeader>
        <div className={layout.sectionHead}>
          <h2 className={layout.sectionTitle}>{t('card.title')}</h2>
          <Link href={linkTo(account)}>{t('card.open')}</Link>
        </div>
      </CardHeader>
      <CardBody>
        <QueryState query={query} words={problemWords}>
          {data =>
            data.exists ? (
              <Summary data={data} />
            ) : (
              <Text color="secondary">{t('account.none')}</Text>
            )
          }
        </QueryState>
      </CardBody>
    </Card>
  );
}

function Summary({ data }: { data: AccountMonth }) {
  const { t, money, percent } = useWords();
  const { monthToDate, forecast, efficiency, budgets, currency } = data;
  return (
    <div className={layout.fields}>
      <div className={layout.row}>
        <strong className={layout.figureValue}>
          {money(monthToDate.totalMicros, currency)}
        </strong>
        <span className={layout.secondary}>
          {forecast.micros === undefined
            ? t('account.monthToDate')
            : t('card.forecast', { amount: money(forecast.micros, currency) })}
        </span>
      </div>
      {efficiency.ratio !== null && (
        <span className={layout.secondary}>
          {t('efficiency.ratio', { percent: percent(efficiency.ratio) })}
        </span>
      )}
      {budgets.map(standing => (
        <BudgetBar
          key={standing.budget.id}
          standing={standing}
          currency={currency}
        />
      ))}
    </div>
  );
}
