import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Routes } from 'react-router-dom';
import { useLiveCosts } from '../hooks/queries';
import { queryClient } from '../hooks/queryClient';
import {
  accountRouteRef,
  accountsRouteRef,
  budgetsRouteRef,
  chargesRouteRef,
  comparisonRouteRef,
} from '../routes';
import { AccountPage } from './Account/AccountPage';
import { AccountsPage } from './Account/AccountsPage';
import { BudgetsPage } from './Budgets/BudgetsPage';
import { ChargesPage } from './Charges/ChargesPage';
import { ComparisonPage } from './Comparison/ComparisonPage';
import { NoSuchPage } from './Layout/NoSuchPage';
import { BillPage } from './Organisation/BillPage';

/** The plugin's pages. */
export function CostsRouter() {
  return (
    <QueryClientProvider client={queryClient}>
      <Pages />
    </QueryClientProvider>
  );
}

function Pages() {
  useLiveCosts();
  return (
    <Routes>
      <Route path="/" element={<BillPage />} />
      <Route path={accountsRouteRef.path} element={<AccountsPage />} />
      <Route path={accountRouteRef.path} element={<AccountPage />} />
      <Route path={budgetsRouteRef.path} element={<BudgetsPage />} />
      <Route path={chargesRouteRef.path} element={<ChargesPage />} />
      <Route path={comparisonRouteRef.path} element={<ComparisonPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
