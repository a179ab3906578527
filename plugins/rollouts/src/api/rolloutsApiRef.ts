import { createApiRef } from '@backstage/frontend-plugin-api';
import { RolloutsApi } from '@dugnad/plugin-rollouts-common';

/** The rollouts backend. */
export const rolloutsApiRef = createApiRef<RolloutsApi>({
  id: 'plugin.rollouts.service',
});
