import {
  BackstageCredentials,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  notificationService,
  NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import {
  clustersServiceRef,
  InstrumentedClustersService,
} from '@dugnad/plugin-clusters-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { ControlPlaneAccess } from '@dugnad/control-plane';
import {
  createRolloutWorkloadConditionalDecision,
  rolloutWorkloadConditions,
  WorkloadDetail,
  workloadDetailSchema,
} from '@dugnad/plugin-rollouts-common';
import request from 'supertest';
import rolloutsPlugin from '../index';
import { eventually } from '../__fixtures__/TestCluster';

/** What a person may do: names of permissions, on what the given owners own. */
export interface Person {
  ref: string;
  owners: string[];
  permissions: string[];
}

/** An audit event as it ended. */
export interface AuditedEvent {
  eventId: string;
  meta: JsonObject;
  outcome: 'succeeded' | 'failed';
  error?: string;
}

function personOf({ principal }: BackstageCredentials): string {
  return typeof principal === 'object' &&
    principal !== null &&
    'userEntityRef' in principal
    ? String(principal.userEntityRef)
    : '';
}

function permissionsOf(people: Person[]) {
  return mockServices.permissions.mock({
    authorizeConditional: async (requests, options) =>
      requests.map(({ permission }) => {
        const ref = personOf(options.credentials);
        const person = people.find(one => one.ref === ref);
        return person?.permissions.includes(permission.name)
          ? createRolloutWorkloadConditionalDecision(
              rolloutWorkloadConditions.isOwner({ ownerRefs: person.owners }),
            )
          : { result: AuthorizeResult.DENY };
      }),
  });
}

function auditorOf(events: AuditedEvent[]) {
  return mockServices.auditor.mock({
    createEvent: async ({ eventId, meta = {} }) => ({
      success: async () => {
        events.push({ eventId, meta, outcome: 'succeeded' });
      },
      fail: async ({ error }) => {
        const outcome = 'failed' as const;
        events.push({ eventId, meta, outcome, error: error.name });
      },
    }),
  });
}

/** What a test varies of the backend. */
export interface RolloutsBackendOptions {
  access: ControlPlaneAccess;
  people: Person[];
  config?: JsonObject;
  /** What the catalog holds. */
  entities?: Entity[];
  /** Address of the API server, where it is not reached directly. */
  url?: string;
}

/** The rollouts backend on the real control plane, with exactly the portal's rights in it. */
export class RolloutsBackend {
  readonly audited: AuditedEvent[] = [];
  /** Keys that signals named, to everybody. */
  readonly announced: string[] = [];
  /** What owners were told. */
  readonly told: NotificationSendOptions[] = [];
  /** The clusters as the plugin has them. */
  clusters?: InstrumentedClustersService;
  #backend?: TestBackend;

  static async start(
    options: RolloutsBackendOptions,
  ): Promise<RolloutsBackend> {
    const { caData, portalToken } = options.access;
    const url = options.url ?? options.access.url;
    const cluster = {
      name: 'test',
      ...{ url, caData },
      authProvider: 'serviceAccount',
      serviceAccountToken: portalToken,
    };
    const kubernetes = {
      clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
    };
    const started = new RolloutsBackend();
    started.#backend = await startTestBackend({
      features: [
        rolloutsPlugin,
        mockServices.rootConfig.factory({
          data: { kubernetes, rollouts: options.config ?? {} },
        }),
        catalogServiceMock.factory({ entities: options.entities ?? [] }),
        permissionsOf(options.people).factory,
        auditorOf(started.audited).factory,
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({
            publish: async ({ message }) => {
              started.announced.push(
                ...JSON.parse(JSON.stringify(message)).keys,
              );
            },
          }),
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            send: async sent => {
              started.told.push(sent);
            },
          }),
        }),
        createBackendPlugin({
          pluginId: 'onlooker',
          register(env) {
            env.registerInit({
              deps: { clusters: clustersServiceRef },
              async init({ clusters }) {
                started.clusters = clusters;
              },
            });
          },
        }),
      ],
    });
    return started;
  }

  async stop() {
    await this.#backend?.stop();
  }

  /** Address of the plugin's routes, for what supertest does not do. */
  get url(): string {
    const address = this.#server.address();
    const port = typeof address === 'object' ? address?.port : '';
    return `http://127.0.0.1:${port}/api/rollouts`;
  }

  get(path: string, person: string) {
    return request(this.#server)
      .get(`/api/rollouts${path}`)
      .set('Authorization', mockCredentials.user.header(person));
  }

  post(path: string, body: object, person: string) {
    return request(this.#server)
      .post(`/api/rollouts${path}`)
      .set('Authorization', mockCredentials.user.header(person))
      .send(body);
  }

  /** The detail of a workload once it is as expected. */
  async becomes(
    path: string,
    person: string,
    expected: object,
  ): Promise<WorkloadDetail> {
    return eventually(async () => {
      const { body } = await this.get(path, person);
      // eslint-disable-next-line jest/no-standalone-expect -- tests call it
      expect(body).toMatchObject(expected);
      return workloadDetailSchema.parse(body);
    });
  }

  get #server() {
    if (!this.#backend) {
      throw new Error('The backend has not started');
    }
    return this.#backend.server;
  }
}
