import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityDeletePermission,
  catalogPermissions,
} from '@backstage/plugin-catalog-common/alpha';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import {
  scaffolderPermissions,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import { clustersPermissions } from '@dugnad/plugin-clusters-common';
import { costsPermissions } from '@dugnad/plugin-costs-common';
import { namespacesPermissions } from '@dugnad/plugin-namespaces-common';
import { rolloutsPermissions } from '@dugnad/plugin-rollouts-common';
import { locationUpdatePermission } from './catalog/permissions';
import { decide, PolicySettings } from './decide';
import { rights } from './rights';
import { schedulerManagePermission } from './scheduler/permissions';

const settings: PolicySettings = {
  platformGroups: ['group:default/platform'],
  visibility: 'own',
  alsoAllow: [],
};
const developer = {
  userRef: 'user:default/kari',
  ownershipRefs: ['user:default/kari', 'group:default/boats'],
};
const engineer = {
  userRef: 'user:default/ola',
  ownershipRefs: ['user:default/ola', 'group:default/platform'],
};

const known = [
  ...catalogPermissions,
  locationUpdatePermission,
  schedulerManagePermission,
  ...scaffolderPermissions,
  ...clustersPermissions,
  ...costsPermissions,
  ...namespacesPermissions,
  ...rolloutsPermissions,
];
const names = known.map(({ name }) => name);

describe('decide', () => {
  it.each([
    ['catalog.entity.read', 'ALLOW'],
    ['catalog.entity.create', 'ALLOW'],
    ['catalog.entity.validate', 'ALLOW'],
    ['catalog.entity.refresh', 'ALLOW'],
    ['catalog.entity.delete', 'CONDITIONAL'],
    ['catalog.location.read', 'ALLOW'],
    ['catalog.location.create', 'ALLOW'],
    ['catalog.location.analyze', 'ALLOW'],
    ['catalog.location.delete', 'DENY'],
    ['dugnad.catalog.location.update', 'DENY'],
    ['dugnad.scheduler.manage', 'DENY'],
    ['catalog.ingestion.read', 'DENY'],
    ['catalog.ingestion.manage', 'DENY'],
    ['scaffolder.action.execute', 'ALLOW'],
    ['scaffolder.template.parameter.read', 'ALLOW'],
    ['scaffolder.template.step.read', 'ALLOW'],
    ['scaffolder.template.dry-run', 'DENY'],
    ['scaffolder.template.management', 'DENY'],
    ['scaffolder.task.create', 'ALLOW'],
    ['scaffolder.task.read', 'CONDITIONAL'],
    ['scaffolder.task.cancel', 'CONDITIONAL'],
    ['clusters.read', 'ALLOW'],
    ['namespaces.claim.create', 'ALLOW'],
    ['namespaces.claim.read', 'CONDITIONAL'],
    ['namespaces.claim.update', 'CONDITIONAL'],
    ['namespaces.claim.delete', 'CONDITIONAL'],
    ['namespaces.request.read', 'CONDITIONAL'],
    ['namespaces.request.decide', 'CONDITIONAL'],
    ['namespaces.actions.read', 'ALLOW'],
    ['namespaces.actions.request', 'ALLOW'],
    ['rollouts.workload.read', 'CONDITIONAL'],
    ['rollouts.workload.logs', 'CONDITIONAL'],
    ['rollouts.workload.update', 'CONDITIONAL'],
    ['rollouts.delivery.report', 'CONDITIONAL'],
    ['costs.read', 'CONDITIONAL'],
    ['costs.totals.read', 'ALLOW'],
    ['costs.budgets.update', 'CONDITIONAL'],
    ['costs.charges.update', 'DENY'],
    ['costs.actions.read', 'ALLOW'],
    ['rollouts.actions.read', 'ALLOW'],
    ['somebody.elses.read', 'DENY'],
    ['somebody.elses.delete', 'DENY'],
  ])('answers a developer who asks for %s with %s', (name, result) => {
    expect(decide(name, developer, settings).result).toBe(result);
  });

  it('has a line for every permission of every plugin in the backend, and no other', () => {
    expect([...rights.keys()].sort()).toEqual([...new Set(names)].sort());
  });

  it.each([...names, 'somebody.elses.delete'])(
    'allows the platform group %s',
    name => {
      expect(decide(name, engineer, settings)).toEqual({ result: 'ALLOW' });
    },
  );

  it.each([...names, 'somebody.elses.read'])(
    'denies %s without an identity',
    name => {
      const open: PolicySettings = {
        ...settings,
        visibility: 'organisation',
        alsoAllow: ['somebody.elses.read'],
      };
      expect(decide(name, undefined, open)).toEqual({ result: 'DENY' });
    },
  );

  it.each(known.filter(permission => isResourcePermission(permission)))(
    'puts conditions on the resource type of $name itself',
    permission => {
      const decision = decide(permission.name, developer, settings);
      if (decision.result !== 'CONDITIONAL') return;
      expect(decision.resourceType).toBe(permission.resourceType);
    },
  );

  it('never answers a permission without a resource with a condition', () => {
    const conditional = known
      .filter(permission => !isResourcePermission(permission))
      .map(({ name }) => decide(name, developer, settings))
      .filter(({ result }) => result === 'CONDITIONAL');
    expect(conditional).toEqual([]);
  });

  it('makes ownership the condition on claims and workloads', () => {
    for (const name of ['namespaces.claim.update', 'rollouts.workload.read']) {
      expect(decide(name, developer, settings)).toMatchObject({
        conditions: {
          rule: 'IS_OWNER',
          params: { ownerRefs: developer.ownershipRefs },
        },
      });
    }
  });

  it('lets the groups a request waits for decide it, and nobody for owning the claim', () => {
    expect(decide('namespaces.request.decide', developer, settings)).toEqual({
      result: 'CONDITIONAL',
      pluginId: 'namespaces',
      resourceType: 'namespace-request',
      conditions: {
        resourceType: 'namespace-request',
        rule: 'IS_DECIDER',
        params: { groupRefs: developer.ownershipRefs },
      },
    });
  });

  it('speaks of the rules that the catalog and the scaffolder have', () => {
    expect(decide('catalog.entity.delete', developer, settings)).toEqual(
      createCatalogConditionalDecision(
        catalogEntityDeletePermission,
        catalogConditions.isEntityOwner({ claims: developer.ownershipRefs }),
      ),
    );
    expect(decide('scaffolder.task.read', developer, settings)).toEqual(
      createScaffolderTaskConditionalDecision(
        taskReadPermission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: [developer.userRef],
        }),
      ),
    );
  });

  it('shows everyone everything when visibility is organisation, and lets owners alone change it', () => {
    const open: PolicySettings = { ...settings, visibility: 'organisation' };
    const results = [
      'namespaces.claim.read',
      'rollouts.workload.read',
      'namespaces.claim.update',
      'namespaces.claim.delete',
      'catalog.entity.delete',
    ].map(name => decide(name, developer, open).result);
    expect(results).toEqual([
      'ALLOW',
      'ALLOW',
      'CONDITIONAL',
      'CONDITIONAL',
      'CONDITIONAL',
    ]);
  });

  it('opens a permission of another plugin by name only', () => {
    const open = { ...settings, alsoAllow: ['somebody.elses.read'] };
    expect(decide('somebody.elses.read', developer, open).result).toBe('ALLOW');
    expect(decide('somebody.elses.delete', developer, open).result).toBe(
      'DENY',
    );
  });

  it('makes nobody platform when no platform group is configured', () => {
    const bare = { ...settings, platformGroups: [] };
    expect(decide('catalog.location.delete', engineer, bare).result).toBe(
      'DENY',
    );
  });
});
