import { useSignal } from '@backstage/plugin-signals-react';
import {
  CLUSTERS_CHANNEL,
  ClustersSignal,
} from '@dugnad/plugin-clusters-common';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryKeys } from './queryKeys';

/** Fetches again what a signal says has changed, as far as it is on screen. */
export function useClustersSignal(): void {
  const { lastSignal } = useSignal<ClustersSignal>(CLUSTERS_CHANNEL);
  const client = useQueryClient();
  useEffect(() => {
    if (!lastSignal) return;
    client.invalidateQueries({ queryKey: queryKeys.list });
    for (const name of lastSignal.keys) {
      client.invalidateQueries({ queryKey: queryKeys.cluster(name) });
    }
  }, [lastSignal, client]);
}
