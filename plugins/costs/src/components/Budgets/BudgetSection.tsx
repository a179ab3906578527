import { QueryState } from '@dugnad/plugin-clusters-react';
import { AccountRef, BUDGET_KINDS } from '@dugnad/plugin-costs-common';
import { useBudgets } from '../../hooks/queries';
import { useWords } from '../../hooks/useWords';
import { Section } from '../Layout/Section';
import layout from '../Layout/Layout.module.css';
import { BudgetActions } from './BudgetActions';
import { BudgetBar } from './BudgetBar';
import styles from './Budgets.module.css';

/** Props of `BudgetSection`. */
export interface BudgetSectionProps {
  account: AccountRef;
  currency: string;
}

/** The budget of one account; nothing for accounts that have none. */
export function BudgetSection({ account, currency }: BudgetSectionProps) {
  const kind = BUDGET_KINDS.find(one => one === account.kind);
  return kind ? (
    <OfAccount account={{ kind, id: account.id }} currency={currency} />
  ) : null;
}

function OfAccount(props: {
  account: { kind: (typeof BUDGET_KINDS)[number]; id: string };
  currency: string;
}) {
  const { account, currency } = props;
  const { t, problemWords } = useWords();
  const query = useBudgets(account);
  return (
    <Section title={t('budget.title')}>
      <QueryState query={query} words={problemWords}>
        {([standing]) => (
          <div className={styles.head}>
            {standing ? (
              <BudgetBar standing={standing} currency={currency} />
            ) : (
              <span className={layout.secondary}>{t('budget.none')}</span>
            )}
            <BudgetActions
              account={account}
              currency={currency}
              standing={standing}
            />
          </div>
        )}
      </QueryState>
    </Section>
  );
}
