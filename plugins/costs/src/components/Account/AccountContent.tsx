import { Alert, Flex } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import {
  AccountMonth,
  AccountRef,
  CostsContext,
} from '@dugnad/plugin-costs-common';
import { useAccount } from '../../hooks/queries';
import { MonthChoice } from '../../hooks/useMonthChoice';
import { useWords } from '../../hooks/useWords';
import { BudgetSection } from '../Budgets/BudgetSection';
import { FreshnessNote } from '../Layout/FreshnessNote';
import { AccountFigures } from './AccountFigures';
import { AccountTrend } from './AccountTrend';
import { Advice } from './Advice';
import { Breakdown } from './Breakdown';
import { Efficiency } from './Efficiency';
import { PreviousMonths } from './PreviousMonths';

/** Props of `AccountContent`. */
export interface AccountContentProps {
  account: AccountRef;
  context: CostsContext;
  choice: MonthChoice;
}

/** Everything about one account in one month. */
export function AccountContent(props: AccountContentProps) {
  const { account, context, choice } = props;
  const { t, problemWords } = useWords();
  const query = useAccount({
    ...account,
    month: choice.month,
    idle: choice.idle,
  });
  return (
    <QueryState query={query} words={problemWords}>
      {data =>
        data.exists ? (
          <Known data={data} context={context} />
        ) : (
          <Flex direction="column" gap="5">
            <Alert
              status="info"
              icon
              title={t('account.none')}
              description={t(
                account.kind === 'component'
                  ? 'empty.componentHelp'
                  : 'empty.help',
              )}
            />
            <BudgetSection account={account} currency={context.currency} />
          </Flex>
        )
      }
    </QueryState>
  );
}

function Known(props: { data: AccountMonth; context: CostsContext }) {
  const { data, context } = props;
  const { t } = useWords();
  return (
    <Flex direction="column" gap="5">
      {data.isPartial && (
        <Alert status="info" icon title={t('account.partial')} />
      )}
      <FreshnessNote coverage={data.coverage} freshness={data.freshness} />
      <AccountFigures
        data={data}
        isCurrent={data.month === context.currentMonth}
      />
      <BudgetSection account={data.account} currency={data.currency} />
      <AccountTrend data={data} />
      <Breakdown data={data} />
      <Efficiency data={data} />
      <Advice account={data.account} />
      <PreviousMonths data={data} />
    </Flex>
  );
}
