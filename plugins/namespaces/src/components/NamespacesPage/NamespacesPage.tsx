import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Routes } from 'react-router-dom';
import { queryClient } from '../../hooks/queryClient';
import {
  adoptionRouteRef,
  approvalRouteRef,
  approvalsRouteRef,
  claimAccessRouteRef,
  claimHistoryRouteRef,
  claimRouteRef,
  requestRouteRef,
  setupRouteRef,
} from '../../routes';
import { AdoptionPage } from '../Adoption/AdoptionPage';
import { ApprovalPage } from '../ApprovalPage/ApprovalPage';
import { ApprovalsPage } from '../Approvals/ApprovalsPage';
import { ClaimListPage } from '../ClaimList/ClaimListPage';
import { ClaimPage } from '../ClaimPage/ClaimPage';
import { SetupPage } from '../Setup/SetupPage';
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
        <Route path={adoptionRouteRef.path} element={<AdoptionPage />} />
        <Route path={setupRouteRef.path} element={<SetupPage />} />
        <Route path={approvalsRouteRef.path} element={<ApprovalsPage />} />
        <Route path={approvalRouteRef.path} element={<ApprovalPage />} />
      </Routes>
    </QueryClientProvider>
  );
}
