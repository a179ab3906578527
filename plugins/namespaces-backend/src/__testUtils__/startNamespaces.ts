import {
  BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { ControlPlaneAccess } from '@dugnad/control-plane';
import {
  NamespacesClient,
  createNamespaceClaimConditionalDecision,
  createNamespaceRequestConditionalDecision,
  namespaceClaimConditions,
  namespaceRequestConditions,
} from '@dugnad/plugin-namespaces-common';
import { COST_CENTRE_ANNOTATION } from '@dugnad/plugin-ownership-common';
import { Knex } from 'knex';
import { namespacesPlugin } from '../plugin';

/** People of the tests and the groups they act for. */
const PEOPLE: Record<string, string[]> = {
  'user:default/ingrid': ['group:default/forms'],
  'user:default/lars': ['group:default/maps'],
  'user:default/nora': ['group:default/platform'],
  // A second one of each, and somebody who approves for a team
  'user:default/kari': ['group:default/forms'],
  'user:default/odd': ['group:default/platform'],
  'user:default/lisa': ['group:default/forms-leads'],
};

/** Options of `startNamespaces`. */
export interface StartNamespacesOptions {
  access: ControlPlaneAccess;
  knex?: Knex;
  namespaces?: object;
  /** More clusters than the real one. */
  otherClusters?: object[];
  /** More configuration beside `namespaces` and `kubernetes`. */
  config?: object;
  /** Cost centres that groups have as their own, by the group's name. */
  costCentres?: Record<string, string>;
  /** More of the backend, for example a service that records what it gets. */
  features?: (BackendFeature | Promise<{ default: BackendFeature }>)[];
}

/** A backend with the namespaces plugin against a real API server, with the portal's own rights. */
export async function startNamespaces(options: StartNamespacesOptions) {
  const { access, knex } = options;
  const backend = await startTestBackend({
    features: [
      namespacesPlugin,
      ...(options.features ?? []),
      catalogServiceMock.factory({
        entities: organisation(options.costCentres),
      }),
      mockServices.rootConfig.factory({
        data: { ...options.config, ...configOf(options) },
      }),
      mockServices.userInfo.mock({
        getUserInfo: async credentials => ({
          userEntityRef: refOf(credentials),
          ownershipEntityRefs: [
            refOf(credentials),
            ...(PEOPLE[refOf(credentials)] ?? []),
          ],
        }),
      }).factory,
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
        authorizeConditional: async (requests, call) =>
          requests.map(({ permission }) =>
            decide(refOf(call?.credentials), permission),
          ),
      }).factory,
      ...(knex
        ? [
            createServiceFactory({
              service: coreServices.database,
              deps: {},
              factory: () => ({ getClient: async () => knex }),
            }),
          ]
        : []),
    ],
  });
  const baseUrl = `http://localhost:${backend.server.port()}/api/namespaces`;
  return {
    backend,
    baseUrl,
    cluster: access.name,
    /** The HTTP API as one of the people sees it. */
    as: (name: string) =>
      new NamespacesClient({
        discoveryApi: { getBaseUrl: async () => baseUrl },
        fetchApi: {
          fetch: (input, init) =>
            fetch(input, {
              ...init,
              headers: {
                ...init?.headers,
                Authorization: mockCredentials.user.header(
                  `user:default/${name}`,
                ),
              },
            }),
        },
      }),
    stop: () => backend.stop(),
  };
}

function configOf({
  access,
  namespaces,
  otherClusters,
}: StartNamespacesOptions) {
  return {
    app: { baseUrl: 'http://localhost:7007' },
    namespaces: {
      access: { platform: ['group:default/platform'] },
      ...namespaces,
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: access.name,
              url: access.url,
              authProvider: 'serviceAccount',
              serviceAccountToken: access.portalToken,
              caData: access.caData,
            },
            ...(otherClusters ?? []),
          ],
        },
      ],
    },
  };
}

function decide(user: string, permission: ResourcePermission): PolicyDecision {
  const ownerRefs = PEOPLE[user] ?? [];
  if (ownerRefs.includes('group:default/platform') || !user) {
    return { result: AuthorizeResult.ALLOW };
  }
  const decides = namespaceRequestConditions.isDecider({
    groupRefs: ownerRefs,
  });
  if (permission.name === 'namespaces.request.decide') {
    return createNamespaceRequestConditionalDecision(decides);
  }
  return permission.name === 'namespaces.request.read'
    ? createNamespaceRequestConditionalDecision({
        anyOf: [decides, namespaceRequestConditions.isOwner({ ownerRefs })],
      })
    : createNamespaceClaimConditionalDecision(
        namespaceClaimConditions.isOwner({ ownerRefs }),
      );
}

function refOf(credentials: unknown): string {
  const { principal } = JSON.parse(JSON.stringify(credentials ?? {}));
  return principal?.userEntityRef ?? '';
}

/** Groups forms, forms-archive (under forms, with lars), maps, platform and one without members. */
function organisation(costCentres: Record<string, string> = {}): Entity[] {
  return [
    group('forms', ['ingrid'], ['forms-archive']),
    group('forms-archive', ['lars']),
    group('maps', ['lars']),
    group('platform', ['nora']),
    group('empty', []),
  ].map(({ metadata, ...entity }) => ({
    ...entity,
    metadata: {
      ...metadata,
      ...(costCentres[metadata.name] && {
        annotations: {
          [COST_CENTRE_ANNOTATION]: costCentres[metadata.name],
        },
      }),
    },
  }));
}

function group(name: string, members: string[], children: string[] = []) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: [
      ...members.map(member => ({
        type: 'hasMember',
        targetRef: `user:default/${member}`,
      })),
      ...children.map(child => ({
        type: 'parentOf',
        targetRef: `group:default/${child}`,
      })),
    ],
  };
}
