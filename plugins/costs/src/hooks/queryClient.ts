import { createPluginQueryClient } from '@dugnad/plugin-clusters-react';

/** The plugin's one query client: pages and entity cards share what was fetched. */
export const queryClient = createPluginQueryClient({
  staleMs: 30_000,
  refetchMs: 5 * 60_000,
});
