import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Routes } from 'react-router-dom';
import { queryClient } from '../../hooks/queryClient';
import { workloadRouteRef } from '../../routes';
import { RolloutsPage } from './RolloutsPage';
import { WorkloadPage } from './WorkloadPage';

/** Everything below the plugin's path. */
export function RolloutsRoutes() {
  return (
    <QueryClientProvider client={queryClient}>
      <Routes>
        <Route index element={<RolloutsPage />} />
        <Route path={workloadRouteRef.path} element={<WorkloadPage />} />
      </Routes>
    </QueryClientProvider>
  );
}
