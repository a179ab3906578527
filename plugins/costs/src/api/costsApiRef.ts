import { createApiRef } from '@backstage/frontend-plugin-api';
import { CostsApi } from '@dugnad/plugin-costs-common';

/** Reads and changes of the costs plugin. */
export const costsApiRef = createApiRef<CostsApi>().with({
  id: 'plugin.costs.api',
  pluginId: 'costs',
});
