import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  ActionsRegistryActionOptions,
  actionsRegistryServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import clusters from '@dugnad/plugin-clusters-backend';
import costs from '@dugnad/plugin-costs-backend';
import namespaces from '@dugnad/plugin-namespaces-backend';
import rollouts from '@dugnad/plugin-rollouts-backend';

type Action = Pick<
  ActionsRegistryActionOptions<never, never>,
  'name' | 'description' | 'attributes' | 'visibilityPermission'
> & { pluginId: string };

/** Every action there is, with what it does. Whoever adds one says here that it decides nothing. */
const ACTIONS = {
  'clusters:list': 'read',
  'clusters:get': 'read',
  'costs:get-costs': 'read',
  'costs:get-account-costs': 'read',
  'costs:explain-cost': 'read',
  'costs:recommend-requests': 'preview',
  'costs:quote': 'preview',
  'namespaces:list-claims': 'read',
  'namespaces:get-claim': 'read',
  'namespaces:claim-contents': 'read',
  'namespaces:get-claim-usage': 'read',
  'namespaces:get-claim-people': 'read',
  'namespaces:export-claim': 'read',
  'namespaces:check-cluster-setup': 'read',
  'namespaces:list-requests': 'read',
  'namespaces:list-adoptable-namespaces': 'read',
  'namespaces:preview-claim': 'preview',
  'namespaces:preview-adoption': 'preview',
  'namespaces:request-claim': 'file',
  'namespaces:change-claim': 'file',
  'namespaces:extend-claim': 'file',
  'namespaces:restore-claim': 'file',
  'rollouts:list-workloads': 'read',
  'rollouts:get-workload': 'read',
  'rollouts:list-rollouts': 'read',
  'rollouts:get-dora': 'read',
  'rollouts:list-resources': 'read',
  'rollouts:get-workload-actions': 'read',
  'rollouts:plan-rollback': 'preview',
} as const;

/** What only a person does, with the portal open. */
const DECIDING =
  /approve|reject|withdraw|adopt-|release|delete|remove|publish|rollback-|roll-back|restart|scale|pause|close|deploy|connect/;

const BACKENDS = {
  '@dugnad/plugin-clusters-backend': clusters,
  '@dugnad/plugin-costs-backend': costs,
  '@dugnad/plugin-namespaces-backend': namespaces,
  '@dugnad/plugin-rollouts-backend': rollouts,
};

/** The backends that the portal is composed of. */
function ourBackends(): string[] {
  const source = readFileSync(path.join(__dirname, 'index.ts'), 'utf8');
  const found = source.matchAll(/'(@dugnad\/plugin-[a-z-]+-backend)'/g);
  return [...found].map(([, name]) => name);
}

async function registered(): Promise<Action[]> {
  const actions: Action[] = [];
  const backend = await startTestBackend({
    features: [
      ...Object.values(BACKENDS),
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'http://localhost:7007' } },
      }),
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) => ({
          register: ({
            name,
            description,
            attributes,
            visibilityPermission,
          }) => {
            const pluginId = plugin.getId();
            actions.push({
              ...{ pluginId, name, description },
              ...{ attributes, visibilityPermission },
            });
          },
        }),
      }),
    ],
  });
  await backend.stop();
  return actions;
}

describe('what assistants are offered', () => {
  let actions: Action[];
  const idOf = ({ pluginId, name }: Action) => `${pluginId}:${name}`;

  beforeAll(async () => {
    actions = await registered();
  });

  it('is what this list says, of every backend there is', () => {
    expect(Object.keys(BACKENDS)).toEqual(ourBackends().sort());
    expect(actions.map(idOf).sort()).toEqual(Object.keys(ACTIONS).sort());
  });

  it('decides nothing', () => {
    const deciding = actions.filter(
      ({ name, attributes }) =>
        DECIDING.test(name) || attributes?.destructive !== false,
    );
    expect(deciding.map(idOf)).toEqual([]);
  });

  it('changes nothing but by filing a request', () => {
    const effects = new Map<string, string>(Object.entries(ACTIONS));
    for (const action of actions) {
      const files = effects.get(idOf(action)) === 'file';
      expect([idOf(action), action.attributes?.readOnly]).toEqual([
        idOf(action),
        !files,
      ]);
    }
  });

  it('is offered under a permission, reading apart from filing', () => {
    const filing = 'namespaces.actions.request';
    for (const action of actions) {
      const { visibilityPermission: permission, attributes } = action;
      expect([idOf(action), permission?.name === filing]).toEqual([
        idOf(action),
        !attributes?.readOnly,
      ]);
      expect(permission?.type).toBe('basic');
    }
  });
});
