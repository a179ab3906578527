import { createPluginQueryClient } from '@dugnad/plugin-clusters-react';

/** Signals tell of changes; this only heals a missed one. */
const SAFETY_REFETCH_MS = 60_000;

/** One cache for all pages of the plugin. */
export const queryClient = createPluginQueryClient({
  staleMs: 2_000,
  refetchMs: SAFETY_REFETCH_MS,
});
