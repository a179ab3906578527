import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Routes } from 'react-router-dom';
import { queryClient } from '../../hooks/queryClient';
import { claimRouteRef, requestRouteRef } from '../../routes';
import { ClaimListPage } from '../ClaimList/ClaimListPage';
import { ClaimPage } from '../ClaimPage/ClaimPage';
import { RequestPage } from '../RequestPage/RequestPage';

/** Everything below the plugin's path. */
export function NamespacesPage() {
  return (
    <QueryClientProvider client={queryClient}>
      <Routes>
        <Route index element={<ClaimListPage />} />
        <Route path={requestRouteRef.path} element={<RequestPage />} />
        <Route path={claimRouteRef.path} element={<ClaimPage />} />
      </Routes>
    </QueryClientProvider>
  );
}
