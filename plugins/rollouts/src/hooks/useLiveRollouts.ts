import { useSignal } from '@backstage/plugin-signals-react';
import { ROLLOUTS_CHANNEL } from '@dugnad/plugin-rollouts-common';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryKeys } from './rolloutQueries';

/** Fetches again what a signal says has changed, as far as it is on screen. */
export function useLiveRollouts(): void {
  const { lastSignal } = useSignal<{ keys: string[] }>(ROLLOUTS_CHANNEL);
  const client = useQueryClient();
  useEffect(() => {
    if (!lastSignal) {
      return;
    }
    const changed = [
      queryKeys.lists,
      queryKeys.entities,
      ...lastSignal.keys.map(key => queryKeys.within(key)),
    ];
    changed.forEach(queryKey =>
      // A fetch under way may have been answered before the change
      client.invalidateQueries({ queryKey }, { cancelRefetch: true }),
    );
  }, [lastSignal, client]);
}
