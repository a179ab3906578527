import { QueryClient } from '@tanstack/react-query';

/** A refusal or a missing claim does not become true by asking again. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof Error &&
    [
      'NotFoundError',
      'NotAllowedError',
      'InputError',
      'ConflictError',
    ].includes(causeName(error))
  );
}

function causeName(error: Error): string {
  return error.cause instanceof Error ? error.cause.name : error.name;
}

/** Server state of this plugin. Signals say when it is out of date, so nothing is polled. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && !isFinal(error),
    },
  },
});
