import { Alert, Container, Link } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { BudgetStandingView } from '@dugnad/plugin-costs-common';
import { useBudgets, useCostsContext } from '../../hooks/queries';
import { useWords } from '../../hooks/useWords';
import { CostsHeader } from '../Layout/CostsHeader';
import { Section } from '../Layout/Section';
import { useAccountLink } from '../Layout/useAccountLink';
import layout from '../Layout/Layout.module.css';
import { BudgetActions } from './BudgetActions';
import { BudgetBar } from './BudgetBar';
import styles from './Budgets.module.css';

/** Every budget the person may see, the most spent first. */
export function BudgetsPage() {
  const { t, problemWords } = useWords();
  const context = useCostsContext();
  const query = useBudgets();
  return (
    <>
      <CostsHeader tab="budgets" />
      <Container>
        <div className={layout.page}>
          <Section title={t('tab.budgets')} note={t('budget.intro')}>
            <QueryState query={context} words={problemWords}>
              {({ currency }) => (
                <QueryState query={query} words={problemWords}>
                  {budgets => (
                    <BudgetList budgets={budgets} currency={currency} />
                  )}
                </QueryState>
              )}
            </QueryState>
          </Section>
        </div>
      </Container>
    </>
  );
}

function BudgetList(props: {
  budgets: BudgetStandingView[];
  currency: string;
}) {
  const { budgets, currency } = props;
  const { t, title } = useWords();
  const linkTo = useAccountLink();
  if (!budgets.length) {
    return (
      <Alert
        status="info"
        icon
        title={t('budget.none')}
        description={t('budget.noneHelp')}
      />
    );
  }
  const ordered = [...budgets].sort(
    (a, b) => b.actualPercent - a.actualPercent,
  );
  return (
    <ul className={styles.list}>
      {ordered.map(standing => {
        const { account, id } = standing.budget;
        return (
          <li key={id}>
            <span className={styles.name}>
              <Link href={linkTo(account)}>{title(account)}</Link>
              <span className={layout.description}>
                {t(`account.kind.${account.kind}`)}
              </span>
            </span>
            <BudgetBar standing={standing} currency={currency} />
            <BudgetActions
              account={account}
              currency={currency}
              standing={standing}
            />
          </li>
        );
      })}
    </ul>
  );
}
