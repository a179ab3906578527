import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { clustersServiceRef } from '@dugnad/plugin-clusters-node';
import {
  Calendar,
  CostsClient,
  DEFAULT_BASE_PRICES,
  addMonths,
  costAccountConditions,
  createCostAccountConditionalDecision,
  daysOfMonth,
  monthOf,
} from '@dugnad/plugin-costs-common';
import createKnex from 'knex';
import { readCharges } from '../charges/readCharges';
import { Ledger } from '../costing/Ledger';
import { Books } from '../database/Books';
import { costsPlugin } from '../plugin';
import { FakeClusters } from './FakeClusters';
import { namespace, node } from './objects';
import { line, sampleHour } from './sampleHour';

/** People of the tests and the groups they act for. */
const PEOPLE: Record<string, string[]> = {
  'user:default/ingrid': ['group:default/forms'],
  'user:default/lars': ['group:default/maps'],
  'user:default/nora': ['group:default/platform'],
};

const CHARGES = [
  {
    cluster: 'oslo',
    name: 'Server',
    kind: 'server',
    amount: '100.00',
    validFrom: '2020-01-01',
  },
  {
    cluster: 'oslo',
    name: '=People',
    kind: 'people',
    hours: 2,
    rate: '80',
    validFrom: '2020-01-01',
  },
];

/** A backend with the costs plugin, and a month before this one in which forms and maps ran something in oslo. */
export async function startCosts() {
  const db = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  const clusters = new FakeClusters(['oslo']);
  clusters.objects.oslo = [
    node('node-1'),
    namespace('forms-web', 'group:default/forms'),
    namespace('maps-web', 'group:default/maps'),
  ];
  const actions = actionsRegistryServiceMock();
  const backend = await startTestBackend({
    features: [
      costsPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          organization: { name: 'Fjordetaten' },
          costs: { timeZone: 'Europe/Oslo', charges: CHARGES },
        },
      }),
      createServiceFactory({
        service: clustersServiceRef,
        deps: {},
        factory: () => clusters.asService(),
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => db }),
      }),
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      mockServices.permissions.mock({
        authorize: async (requests, call) =>
          requests.map(({ permission }) => ({
            result:
              isPlatform(call?.credentials) ||
              permission.name === 'costs.totals.read'
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
          })),
        authorizeConditional: async (requests, call) =>
          requests.map(() =>
            isPlatform(call?.credentials)
              ? { result: AuthorizeResult.ALLOW }
              : createCostAccountConditionalDecision(
                  costAccountConditions.isOwner({
                    ownerRefs: groupsOf(call?.credentials),
                  }),
                ),
          ),
      }).factory,
    ],
  });
  const calendar = new Calendar('Europe/Oslo');
  const month = addMonths(monthOf(calendar.dayOf(Date.now())), -1);
  await seed(db, calendar, month);
  const baseUrl = `http://localhost:${backend.server.port()}/api/costs`;
  return {
    month,
    clusters,
    actions,
    db,
    baseUrl,
    as: (name: string) =>
      new CostsClient({
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
    stop: async () => {
      await backend.stop();
      await db.destroy();
    },
  };
}

async function seed(
  db: ReturnType<typeof createKnex>,
  calendar: Calendar,
  month: string,
) {
  const ledger = new Ledger({
    books: new Books(db),
    config: {
      calendar,
      basePrices: DEFAULT_BASE_PRICES,
      charges: readCharges(
        mockServices
          .rootConfig({ data: { charges: CHARGES } })
          .getConfigArray('charges'),
      ),
    },
    now: () => new Date(),
  });
  const days = daysOfMonth(month).slice(0, 4);
  for (const hourMs of days.flatMap(day => [...calendar.hoursOf(day)])) {
    await ledger.record(
      sampleHour(hourMs, [
        line(
          { namespace: 'forms-web', ownerRef: 'group:default/forms' },
          { cpu: 2, used: 0.5 },
        ),
        line(
          { namespace: 'maps-web', ownerRef: 'group:default/maps' },
          { cpu: 1, used: 2 },
        ),
        line({ namespace: 'kube-system', isShared: true }),
      ]),
    );
  }
}

function groupsOf(credentials: unknown): string[] {
  const { principal } = JSON.parse(JSON.stringify(credentials ?? {}));
  return PEOPLE[principal?.userEntityRef] ?? [];
}

function isPlatform(credentials: unknown): boolean {
  return groupsOf(credentials).includes('group:default/platform');
}
