import { parseEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { ObjectsConfig } from '../config';
import type { DesiredObject } from './desiredObjects';

/** Name of the ServiceAccount that deploys into a claim's namespace. */
export const DEPLOYER = 'deployer';

/** ClusterRole of that account. */
export const DEPLOYER_ROLE = 'edit';

/** Name of the ServiceAccount whose short-lived tokens people get where a cluster has no sign-in of its own. */
export const PERSON_ACCOUNT = 'dugnad-owner';

type AccessConfig = Pick<
  ObjectsConfig,
  'groupSubject' | 'ownerRole' | 'readers' | 'platform' | 'signInClusters'
>;

/**
 * ClusterRole of the account for people. Never `admin`: whoever may run a pod in a namespace may run it as any account
 * in it, so an account must not hold more than the least of those who may.
 */
export function personRole(ownerRole: string): string {
  return ownerRole === 'admin' ? DEPLOYER_ROLE : ownerRole;
}

/** Who may do what in the namespace, and the account that deployments use. */
export function desiredAccess(
  config: AccessConfig,
  claim: { ownerRef: string; name: string; cluster: string },
): DesiredObject[] {
  const { ownerRef, name: namespace } = claim;
  const account = (name: string) => [
    { kind: 'ServiceAccount', name, namespace },
  ];
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
    serviceAccount('deployer', DEPLOYER),
    binding('deployer', DEPLOYER_ROLE, account(DEPLOYER)),
    ...(config.signInClusters.includes(claim.cluster)
      ? []
      : [
          serviceAccount('person', PERSON_ACCOUNT),
          binding(
            'person',
            personRole(config.ownerRole),
            account(PERSON_ACCOUNT),
          ),
        ]),
  ];
}

/**
 * The subject an API server knows a catalog group by. A template decides, because the name depends on the organisation's
 * identity provider. Entity names cannot hold `:`, so no group can become `system:…` by its name.
 */
export function subjectOf(template: string, ref: string): string {
  const { name, namespace } = parseEntityRef(ref);
  return template
    .replaceAll('{name}', name)
    .replaceAll('{namespace}', namespace);
}

function groupSubject(template: string, ref: string): JsonObject {
  return {
    kind: 'Group',
    apiGroup: 'rbac.authorization.k8s.io',
    name: subjectOf(template, ref),
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

function serviceAccount(role: string, name: string): DesiredObject {
  return {
    role,
    security: false,
    object: {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name },
      automountServiceAccountToken: false,
    },
  };
}
