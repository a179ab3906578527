import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

const KEY = 'clusters.owner';
const DEFAULT_OWNER = 'group:default/platform';

/** Reads `clusters.owner` as a full entity reference. Throws `InputError` where it is none. */
export function readClustersOwner(config: RootConfigService): string {
  const owner = config.getOptionalString(KEY) ?? DEFAULT_OWNER;
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `${KEY} is "${owner}", which is no entity reference; write for example ${DEFAULT_OWNER}`,
    );
  }
}
