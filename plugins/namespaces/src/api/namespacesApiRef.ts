import { createApiRef } from '@backstage/frontend-plugin-api';
import { NamespacesApi } from '@dugnad/plugin-namespaces-common';

/** The namespaces backend, with the signed-in person's rights. */
export const namespacesApiRef = createApiRef<NamespacesApi>({
  id: 'plugin.namespaces.client',
});
