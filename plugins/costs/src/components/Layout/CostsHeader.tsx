import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Header } from '@backstage/ui';
import { useWords } from '../../hooks/useWords';
import {
  accountsRouteRef,
  budgetsRouteRef,
  chargesRouteRef,
  comparisonRouteRef,
  rootRouteRef,
} from '../../routes';

/** Which part of the plugin a page is in. */
export type CostsTab =
  | 'bill'
  | 'accounts'
  | 'budgets'
  | 'charges'
  | 'comparison';

/** Title and tabs of every costs page. */
export function CostsHeader({ tab }: { tab: CostsTab }) {
  const { t } = useWords();
  const bill = useRouteRef(rootRouteRef)?.() ?? '';
  const accounts = useRouteRef(accountsRouteRef)?.({ kind: 'owner' }) ?? '';
  const budgets = useRouteRef(budgetsRouteRef)?.() ?? '';
  const charges = useRouteRef(chargesRouteRef)?.() ?? '';
  const comparison = useRouteRef(comparisonRouteRef)?.() ?? '';
  return (
    <Header
      title={t('title')}
      description={t('intro')}
      activeTabId={tab}
      tabs={[
        { id: 'bill', label: t('tab.bill'), href: bill },
        { id: 'accounts', label: t('tab.accounts'), href: accounts },
        { id: 'budgets', label: t('tab.budgets'), href: budgets },
        { id: 'charges', label: t('tab.charges'), href: charges },
        { id: 'comparison', label: t('tab.comparison'), href: comparison },
      ]}
    />
  );
}
