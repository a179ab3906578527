import {
  condition,
  judgeObject,
  KindCases,
} from '../__testUtils__/judgeObject';

const conditions = (...list: object[]) => ({ status: { conditions: list } });
const speaks = (generation: number, one: object) => ({
  ...one,
  observedGeneration: generation,
});

/** A kind nobody has written a rule for: what its status says is all there is. */
const cases: KindCases[2] = [
  ['no status', {}, 'Unknown', 'NoEvidence'],
  ['an empty status', { status: {} }, 'Unknown', 'NoEvidence'],
  [
    'only conditions nobody knows',
    conditions(condition('Discoverable'), condition('Sharded', 'False')),
    'Unknown',
    'NoEvidence',
  ],
  [
    'conditions of a form of their own',
    { status: { conditions: { ready: 'yes' } } },
    'Unknown',
    'NoEvidence',
  ],
  [
    'a status that is no object',
    { status: 'all well' },
    'Unknown',
    'NoEvidence',
  ],
  [
    'a phase of its own',
    { status: { phase: 'Humming' } },
    'Unknown',
    'PartialEvidence',
  ],
  ['ready', conditions(condition('Ready')), 'Healthy', 'Current'],
  ['available', conditions(condition('Available')), 'Healthy', 'Current'],
  ['established', conditions(condition('Established')), 'Healthy', 'Current'],
  ['synced', conditions(condition('Synced')), 'Healthy', 'Current'],
  ['in phase Ready', { status: { phase: 'Ready' } }, 'Healthy', 'Current'],
  ['in state ACTIVE', { status: { state: 'ACTIVE' } }, 'Healthy', 'Current'],
  [
    'in phase Failed',
    { status: { phase: 'Failed' } },
    'Degraded',
    'ConditionFalse',
  ],
  [
    'in phase In Progress',
    { status: { phase: 'In Progress' } },
    'Progressing',
    'Reconciling',
  ],
  [
    'in phase Paused',
    { status: { phase: 'Paused' } },
    'Suspended',
    'SpecSuspended',
  ],
  ['red', { status: { health: 'red' } }, 'Degraded', 'ConditionFalse'],
  [
    'green in a phase nobody knows',
    { status: { health: 'green', phase: 'MigratingData' } },
    'Unknown',
    'PartialEvidence',
  ],
  [
    'suspended by its specification',
    { spec: { suspend: true }, ...conditions(condition('Ready')) },
    'Suspended',
    'SpecSuspended',
  ],
  [
    'accepted, and nothing more',
    conditions(condition('Accepted')),
    'Unknown',
    'PartialEvidence',
  ],
  [
    'one of its parts ready',
    conditions(condition('PredictorReady'), condition('StorageHealthy')),
    'Unknown',
    'PartialEvidence',
  ],
  [
    'running, which may be well or on the way',
    { status: { phase: 'Running' } },
    'Unknown',
    'PartialEvidence',
  ],
  [
    'complete, because it failed',
    conditions(condition('Complete', 'True', 'JobFailed')),
    'Unknown',
    'PartialEvidence',
  ],
  [
    'not ready, without a reason',
    conditions(condition('Ready', 'False')),
    'Degraded',
    'ConditionFalse',
  ],
  [
    'not ready, being created',
    conditions(condition('Ready', 'False', 'Creating')),
    'Progressing',
    'Reconciling',
  ],
  [
    'not ready, stopped',
    conditions(condition('Ready', 'False', 'Hibernated')),
    'Suspended',
    'SpecSuspended',
  ],
  [
    'not ready, while it is worked on',
    conditions(condition('Ready', 'False'), condition('Reconciling')),
    'Progressing',
    'Reconciling',
  ],
  [
    'failing and tried again',
    conditions(
      condition('Reconciling', 'True', 'ProgressingWithRetry'),
      condition('Ready', 'False', 'BuildFailed'),
    ),
    'Degraded',
    'ConditionFalse',
  ],
  [
    'ready, and degraded',
    conditions(condition('Ready'), condition('Degraded')),
    'Degraded',
    'ConditionFalse',
  ],
  [
    'a specification it cannot use',
    conditions(condition('SpecError', 'True', 'Malformed', 'no schedule')),
    'Degraded',
    'ConditionFalse',
  ],
  [
    'rolled out as a Deployment says it',
    conditions(
      condition('Available'),
      condition('Progressing', 'True', 'NewReplicaSetAvailable'),
    ),
    'Healthy',
    'Current',
  ],
  [
    'available, short of a replica',
    {
      spec: { replicas: 3 },
      status: { readyReplicas: 2, conditions: [condition('Available')] },
    },
    'Progressing',
    'Reconciling',
  ],
  [
    'ready, of an older generation',
    { status: { observedGeneration: 1, conditions: [condition('Ready')] } },
    'Progressing',
    'SpecNotObserved',
  ],
  [
    'failed, of an older generation',
    conditions(speaks(1, condition('Ready', 'False', 'BuildFailed'))),
    'Progressing',
    'SpecNotObserved',
  ],
  [
    'failed on the newest generation, which it never gets to observe',
    {
      status: {
        observedGeneration: 1,
        conditions: [speaks(2, condition('Ready', 'False', 'BuildFailed'))],
      },
    },
    'Degraded',
    'ConditionFalse',
  ],
  [
    'one condition newest, another older',
    conditions(
      speaks(2, condition('Available')),
      speaks(1, condition('Ready')),
    ),
    'Progressing',
    'SpecNotObserved',
  ],
  [
    'a policy that what it is attached to accepts',
    { status: { ancestors: [{ conditions: [condition('Accepted')] }] } },
    'Healthy',
    'Current',
  ],
  [
    'a policy that one of two refuses',
    {
      status: {
        ancestors: [
          { conditions: [condition('Accepted')] },
          { conditions: [condition('Accepted', 'False', 'Conflicted')] },
        ],
      },
    },
    'Degraded',
    'ConditionFalse',
  ],
  [
    'conditions with an entry that is none',
    { status: { conditions: [null, 'Ready', condition('Ready')] } },
    'Healthy',
    'Current',
  ],
];

it.each(cases)(
  'judges a kind without a rule: %s',
  (_name, fields, status, reason) => {
    const verdict = judgeObject({
      apiVersion: 'example.org/v1',
      kind: 'Database',
      ...fields,
    });
    expect(verdict).toMatchObject({ status, reason });
    expect(verdict.message).not.toMatch(/[{}]|undefined/);
    expect(verdict.checks.length).toBeGreaterThan(0);
  },
);

it('quotes the failure, and names the parts it knows', () => {
  const database = { apiVersion: 'example.org/v1', kind: 'Database' };
  const said = (list: object[]) =>
    judgeObject({ ...database, ...conditions(...list) }).message;
  expect(
    said([condition('Ready', 'False', 'NoDisk', 'the disk is full')]),
  ).toBe('Condition Ready reports trouble: the disk is full');
  expect(said([condition('Accepted'), condition('Scheduled')])).toBe(
    'Only a part is known: Accepted True, Scheduled True. Nothing says whether all of it works.',
  );
});

it.each([
  ['v1', 'ConfigMap'],
  ['v1', 'Secret'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'],
])(
  'takes a %s %s, which is in force by being there, as it is',
  (apiVersion, kind) => {
    expect(judgeObject({ apiVersion, kind })).toMatchObject({
      status: 'Healthy',
      reason: 'Declared',
    });
  },
);

it('does not take the name of such a kind in another group for it', () => {
  expect(
    judgeObject({ apiVersion: 'example.org/v1', kind: 'Secret' }),
  ).toMatchObject({ status: 'Unknown', reason: 'NoEvidence' });
});
