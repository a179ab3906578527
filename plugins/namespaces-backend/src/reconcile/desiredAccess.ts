import { parseEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { ObjectsConfig } from '../config';
import type { DesiredObject } from './desiredObjects';

/** Name of the ServiceAccount that deploys into a claim's namespace. */
export const DEPLOYER = 'deployer';

type AccessConfig = Pick<
  ObjectsConfig,
  'groupSubject' | 'ownerRole' | 'readers' | 'platform'
>;

/** Who may do what in the namespace, and the account that deployments use. */
export function desiredAccess(
  config: AccessConfig,
  { ownerRef, name: namespace }: { ownerRef: string; name: string },
): DesiredObject[] {
  const groups = (refs: string[]) =>
    refs.map(ref => groupSubject(config.groupSubject, ref));
  return [
    binding('owners', config.ownerRole, groups([ownerRef])),
    ...(config.readers.length > 0
      ? [binding('readers', 'view', groups(config.readers))]
      : []),
    ...(config.platform.length > 0
      ? [binding('platform', 'admin', groups(config.platform))]
      : []),
    deployerAccount(),
    binding('deployer', 'edit', [
      { kind: 'ServiceAccount', name: DEPLOYER, namespace },
    ]),
  ];
}

/**
 * The subject an API server knows a catalog group by. A template decides, because the name depends on the organisation's
 * identity provider. Entity names cannot hold `:`, so no group can become `system:…` by its name.
 */
function groupSubject(template: string, ref: string): JsonObject {
  const { name, namespace } = parseEntityRef(ref);
  return {
    kind: 'Group',
    apiGroup: 'rbac.authorization.k8s.io',
    name: template
      .replaceAll('{name}', name)
      .replaceAll('{namespace}', namespace),
  };
}

function binding(
  name: string,
  clusterRole: string,
  subjects: JsonObject[],
): DesiredObject {
  return {
    role: `binding-${name}`,
    security: true,
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: `dugnad-${name}` },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: clusterRole,
      },
      subjects,
    },
  };
}

function deployerAccount(): DesiredObject {
  return {
    role: 'deployer',
    security: false,
    object: {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: DEPLOYER },
      automountServiceAccountToken: false,
    },
  };
}
