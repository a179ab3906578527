import { createPluginQueryClient } from '@dugnad/plugin-clusters-react';

/** Server state of this plugin. Signals say when it is out of date, so nothing is polled. */
export const queryClient = createPluginQueryClient({ staleMs: 30_000 });
