import fc from 'fast-check';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { ConfigReader } from '@backstage/config';
import { readNamespacesConfig } from '../config';
import { StoredObject } from '../database/ClaimStore';
import { desiredObjects } from './desiredObjects';
import { digestOf } from './digestOf';
import { groupOf, keyOf } from './objectKey';
import { PlanOptions, Step, planClaim } from './planClaim';

const config = readNamespacesConfig(new ConfigReader({}));
const desired = desiredObjects(
  {
    id: 'claim-1',
    name: 'forms-web',
    environment: 'dev',
    cluster: 'oslo',
    ownerRef: 'group:default/forms',
    purpose: 'Testing',
    egressInternet: true,
    ingress: 'controllers',
    limits: config.sizes[0],
  },
  { config: config.objects, portalUrl: 'http://portal/namespaces/claim-1' },
);

/** Within Jest's realm, unlike structuredClone. */
function clone(object: KubernetesObject): KubernetesObject {
  return JSON.parse(JSON.stringify(object));
}

function applied(
  object: KubernetesObject,
  uid = `uid-${object.metadata.name}`,
) {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      uid,
      resourceVersion: '7',
      managedFields: [{ manager: 'dugnad', operation: 'Apply' }],
    },
  };
}

const world: KubernetesObject[] = desired.map(({ object }) => applied(object));
const known: StoredObject[] = desired.map(({ object, role, security }) => ({
  group: groupOf(object),
  kind: object.kind,
  name: object.metadata.name,
  role,
  security,
  state: 'applied',
  since: '2026-01-01T00:00:00Z',
  uid: `uid-${object.metadata.name}`,
  desiredDigest: digestOf(object),
}));

function plan(options: Partial<PlanOptions> = {}): Step[] {
  return planClaim({
    claimId: 'claim-1',
    desired,
    observed: world,
    known,
    driftPolicy: 'report',
    ...options,
  });
}

const without = (kind: string, name: string) =>
  world.filter(o => o.kind !== kind || o.metadata.name !== name);

const changed = (name: string, change: (o: KubernetesObject) => unknown) =>
  world.map(object => {
    const copy = clone(object);
    if (object.metadata.name === name) {
      change(copy);
    }
    return copy;
  });

describe('planClaim', () => {
  it('has nothing to do on an applied state', () => {
    expect(plan()).toEqual([]);
  });

  it('makes everything where there is nothing, the Namespace first', () => {
    const steps = plan({ observed: [], known: [] });
    expect(steps.map(({ type }) => type)).toEqual(desired.map(() => 'create'));
    expect(steps[0]).toMatchObject({ desired: { role: 'namespace' } });
  });

  it.each<[string, Partial<PlanOptions>, object]>([
    [
      'restores a security object somebody deleted',
      { observed: without('NetworkPolicy', 'dugnad-dns') },
      {
        type: 'restore',
        desired: { role: 'network-dns' },
        naturalKey: 'restored/deleted/uid-dugnad-dns',
      },
    ],
    [
      'reports any other object somebody deleted, when policy says so',
      { observed: without('LimitRange', 'dugnad-limits') },
      { type: 'report', desired: { role: 'limits' } },
    ],
    [
      'restores any object when policy says repair',
      {
        observed: without('LimitRange', 'dugnad-limits'),
        driftPolicy: 'repair',
      },
      { type: 'restore', desired: { role: 'limits' } },
    ],
    [
      'restores a policy that got one more rule',
      {
        observed: changed('dugnad-default-deny', o =>
          Object.assign(Object(o.spec), { ingress: [{}] }),
        ),
      },
      {
        type: 'restore',
        differences: [
          { path: ['spec', 'ingress'], desired: undefined, actual: [{}] },
        ],
      },
    ],
    [
      'keeps enforcing an object whose label was stripped',
      { observed: changed('dugnad-quota', o => delete o.metadata.labels) },
      { type: 'restore', desired: { role: 'quota' } },
    ],
    [
      'updates without force what we want otherwise than before',
      {
        observed: changed('dugnad-limits', o =>
          Object.assign(Object(o.spec), { limits: [] }),
        ),
        known: known.map(o =>
          o.name === 'dugnad-limits' ? { ...o, desiredDigest: 'old' } : o,
        ),
      },
      { type: 'update', mayForce: false },
    ],
    [
      'replaces a binding to another role, which cannot be changed',
      {
        observed: changed('dugnad-owners', o =>
          Object.assign(Object(o.roleRef), { name: 'admin' }),
        ),
      },
      { type: 'replace', desired: { role: 'binding-owners' } },
    ],
    [
      'stops at an object that is not ours',
      {
        observed: changed('dugnad-dns', o =>
          Object.assign(o.metadata, {
            uid: 'other',
            labels: {},
            managedFields: [
              {
                manager: 'helm',
                operation: 'Update',
                time: '2026-01-01T00:00:00Z',
              },
            ],
          }),
        ),
      },
      { type: 'conflict', desired: { role: 'network-dns' }, manager: 'helm' },
    ],
    [
      'does nothing in a namespace that is not ours',
      {
        observed: [
          {
            ...applied(desired[0].object),
            metadata: { name: 'forms-web', uid: 'other' },
          },
        ],
      },
      { type: 'conflict', desired: { role: 'namespace' } },
    ],
    [
      'waits for a namespace that is being deleted',
      {
        observed: changed('forms-web', o =>
          Object.assign(o.metadata, { deletionTimestamp: 'now' }),
        ),
      },
      { type: 'wait', desired: { role: 'namespace' } },
    ],
    [
      'removes what is ours and no longer desired',
      { desired: desired.filter(({ role }) => role !== 'network-internet') },
      { type: 'remove', current: { metadata: { name: 'dugnad-internet' } } },
    ],
  ])('%s', (_what, options, step) => {
    expect(plan(options)).toEqual([expect.objectContaining({})]);
    expect(plan(options)[0]).toMatchObject(step);
  });

  it('does not remove a copy that carries our labels but was not applied by us', () => {
    const copy = clone(world[3]);
    Object.assign(copy.metadata, {
      name: 'copied',
      uid: 'copy',
      managedFields: [],
    });
    expect(plan({ observed: [...world, copy] })).toEqual([]);
  });

  /** What a perfect API server makes of a plan. */
  function carryOut(steps: Step[], observed: KubernetesObject[]) {
    const after = new Map(observed.map(o => [keyOf(o), o]));
    for (const step of steps) {
      if (step.type === 'remove') {
        after.delete(keyOf(step.current));
      } else if (
        ['create', 'update', 'restore', 'replace'].includes(step.type)
      ) {
        after.set(keyOf(step.desired.object), applied(step.desired.object));
      }
    }
    return [...after.values()];
  }

  const mutation = fc.constantFrom<(o: KubernetesObject) => KubernetesObject[]>(
    o => [o],
    () => [],
    o => [{ ...o, spec: { podSelector: {} }, subjects: [] }],
    o => [{ ...o, metadata: { ...o.metadata, labels: {} } }],
    o => [
      {
        ...o,
        metadata: {
          ...o.metadata,
          labels: {},
          uid: 'foreign',
          managedFields: [],
        },
      },
    ],
  );
  const states = fc
    .tuple(
      fc.array(mutation, {
        minLength: desired.length,
        maxLength: desired.length,
      }),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([mutations, remembered, extra]) => ({
      observed: [
        ...mutations.flatMap((mutate, i) =>
          i === 0 ? [world[0]] : mutate(world[i]),
        ),
        ...(extra
          ? [
              applied({
                ...clone(world[3]),
                metadata: { ...world[3].metadata, name: 'dugnad-old' },
              }),
            ]
          : []),
      ],
      known: remembered ? known : [],
    }));

  it('converges from any state in one go and touches nothing that is not ours', () => {
    fc.assert(
      fc.property(states, state => {
        const options: PlanOptions = {
          claimId: 'claim-1',
          desired,
          driftPolicy: 'repair',
          ...state,
        };
        const steps = planClaim(options);
        const observed = carryOut(steps, state.observed);
        const conflicts = steps.flatMap(step =>
          step.type === 'conflict' ? [keyOf(step.desired.object)] : [],
        );
        const left = planClaim({
          ...options,
          observed,
          known: known.filter(object => !conflicts.includes(keyOf(object))),
        });
        expect(left.filter(({ type }) => type !== 'conflict')).toEqual([]);
        const isForeign = (o: KubernetesObject) => o.metadata.uid === 'foreign';
        expect(observed.filter(isForeign)).toEqual(
          state.observed.filter(isForeign),
        );
      }),
    );
  });
});
