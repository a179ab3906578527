import { QueryClient } from '@tanstack/react-query';
import { failureOf } from '../lib/failureOf';

/** Server state of this plugin. Signals say when it is out of date, so nothing is polled. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) =>
        failures < 2 && failureOf(error).kind === 'failed',
    },
  },
});
