import { QueryClient } from '@tanstack/react-query';
import { failureOf } from './failureOf';

const RETRIES = 2;

/** How a plugin's server state ages. */
export interface PluginQueryClientOptions {
  /** How long fetched data counts as fresh when a page is opened again; signals say sooner. */
  staleMs: number;
  /** Fetches again without a signal, in case one was lost; never by default. */
  refetchMs?: number;
}

/** A plugin's one query client. Failures are tried again; what the backend refused stays refused. */
export function createPluginQueryClient(
  options: PluginQueryClientOptions,
): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: options.staleMs,
        refetchInterval: options.refetchMs ?? false,
        retry: (failures, error) =>
          failures < RETRIES && failureOf(error).kind === 'failed',
      },
    },
  });
}
