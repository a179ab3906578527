import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Routes } from 'react-router-dom';
import { queryClient } from '../lib/queryClient';
import { clusterRouteRef } from '../routes';
import { ClusterPage } from './ClusterPage/ClusterPage';
import { ClustersPage } from './ClustersPage/ClustersPage';

/** The plugin's pages: the overview, and one per cluster. */
export function ClustersRouter() {
  return (
    <QueryClientProvider client={queryClient}>
      <Routes>
        <Route path="/" element={<ClustersPage />} />
        <Route path={clusterRouteRef.path} element={<ClusterPage />} />
      </Routes>
    </QueryClientProvider>
  );
}
