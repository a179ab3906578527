import { createApiRef } from '@backstage/frontend-plugin-api';
import { ClustersApi } from '@dugnad/plugin-clusters-common';

/** Reads of the clusters plugin. */
export const clustersApiRef = createApiRef<ClustersApi>().with({
  id: 'plugin.clusters.api',
  pluginId: 'clusters',
});
