import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Routes } from 'react-router-dom';
import { queryClient } from '../../hooks/queryClient';
import {
  approvalRouteRef,
  approvalsRouteRef,
  claimAccessRouteRef,
  claimHistoryRouteRef,
  claimRouteRef,
  requestRouteRef,
} from '../../routes';
import { ApprovalPage } from '../ApprovalPage/ApprovalPage';
import { ApprovalsPage } from '../Approvals/ApprovalsPage';
import { ClaimListPage } from '../ClaimList/ClaimListPage';
import { ClaimPage } from '../ClaimPage/ClaimPage';
import { RequestPage } from '../RequestPage/RequestPage';

const CLAIM_PAGES = [
  [claimRouteRef.path, 'overview'],
  [claimAccessRouteRef.path, 'access'],
  [claimHistoryRouteRef.path, 'history'],
] as const;

/** Everything below the plugin's path. */
export function NamespacesPage() {
  return (
    <QueryClientProvider client={queryClient}>
      <Routes>
        <Route index element={<ClaimListPage />} />
        <Route path={requestRouteRef.path} element={<RequestPage />} />
        {CLAIM_PAGES.map(([path, tab]) => (
          <Route key={tab} path={path} element={<ClaimPage tab={tab} />} />
        ))}
        <Route path={approvalsRouteRef.path} element={<ApprovalsPage />} />
        <Route path={approvalRouteRef.path} element={<ApprovalPage />} />
      </Routes>
    </QueryClientProvider>
  );
}
