import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { PolicySettings } from './decide';

/**
 * Reads `permission.dugnad`.
 *
 * @throws InputError for a visibility that does not exist.
 */
export function readPolicySettings(config: RootConfigService): PolicySettings {
  const section = config.getOptionalConfig('permission.dugnad');
  const groups = section?.getOptionalStringArray('platformGroups') ?? [];
  return {
    platformGroups: groups.map(groupRefOf),
    visibility: visibilityOf(section?.getOptionalString('visibility')),
    alsoAllow: section?.getOptionalStringArray('alsoAllow') ?? [],
  };
}

/** Reads which groups, by `spec.type`, members of a group below them act for. */
export function readInheritedGroupTypes(config: RootConfigService): string[] {
  const key = 'permission.dugnad.inheritedGroupTypes';
  return config.getOptionalStringArray(key) ?? ['team'];
}

function groupRefOf(group: string): string {
  return stringifyEntityRef(
    parseEntityRef(group, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    }),
  );
}

function visibilityOf(value = 'own'): PolicySettings['visibility'] {
  if (value === 'own' || value === 'organisation') return value;
  throw new InputError(
    `permission.dugnad.visibility is '${value}'; write own or organisation`,
  );
}
