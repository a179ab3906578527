import { ResponseError } from '@backstage/errors';
import { QueryClient } from '@tanstack/react-query';

/** Tries again once, but not what the backend refused: that answer stays the same. */
function retry(failures: number, error: Error): boolean {
  const refused = error instanceof ResponseError && error.statusCode < 500;
  return failures < 1 && !refused;
}

/** The home page's queries. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry, staleTime: 5_000 } },
  });
}
