import { createPluginQueryClient } from '@dugnad/plugin-clusters-react';

/** The plugin's one query client: page and entity card share what was fetched. */
export const queryClient = createPluginQueryClient({ staleMs: 5_000 });
