import { useSignal } from '@backstage/plugin-signals-react';
import { ROLLOUTS_CHANNEL } from '@dugnad/plugin-rollouts-common';
import { Query, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { LISTED, OF_WORKLOAD } from './queryKeys';

/** Whether an answer is of something that `keys` name. What has no key yet, or failed, may always have changed. */
function isNamed({ state }: Query, keys: string[]): boolean {
  const { data } = state;
  if (typeof data !== 'object' || data === null || !('signalKey' in data)) {
    return true;
  }
  return keys.some(key => key === data.signalKey);
}

/** Fetches again what a signal says has changed, as far as it is on screen. */
export function useLiveRollouts(): void {
  const { lastSignal } = useSignal<{ keys: string[] }>(ROLLOUTS_CHANNEL);
  const client = useQueryClient();
  useEffect(() => {
    if (!lastSignal) {
      return;
    }
    client.invalidateQueries(
      {
        predicate: query => {
          const [first] = query.queryKey;
          return (
            first === LISTED ||
            (first === OF_WORKLOAD && isNamed(query, lastSignal.keys))
          );
        },
      },
      // A fetch under way may have been answered before the change
      { cancelRefetch: true },
    );
  }, [lastSignal, client]);
}
