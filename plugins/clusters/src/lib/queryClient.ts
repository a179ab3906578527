import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problemOf';

/** The plugin's one query client: page and entity card share what was fetched. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) =>
        problemOf(error).kind === 'failed' && failures < 2,
    },
  },
});
