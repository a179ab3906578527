import { judge } from './judge';
import { parseObjects } from './parseObjects';

const now = new Date('2026-11-21T12:00:00Z');
const LONG_AGO = '2026-11-21T10:00:00Z';

function deleting(manifest: object, metadata: object = {}) {
  const { objects, related } = parseObjects([
    {
      ...manifest,
      metadata: { name: 'x', deletionTimestamp: LONG_AGO, ...metadata },
    },
  ]);
  return judge(objects[0], related, { now });
}

const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
const service = { apiVersion: 'v1', kind: 'Service' };
const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', spec: {} };
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  spec: {},
  status: { phase: 'Succeeded' },
};
const bucket = { apiVersion: 'example.org/v1', kind: 'Bucket' };

it.each([
  ['a controller', bucket, ['buckets.example.org/cleanup'], 'FinalizerStuck'],
  [
    'a cloud',
    service,
    ['service.kubernetes.io/load-balancer-cleanup'],
    'FinalizerStuck',
  ],
  ['its users', claim, ['kubernetes.io/pvc-protection'], 'DeletionWaitsForUse'],
  [
    'what it owns',
    deployment,
    ['foregroundDeletion'],
    'DeletionWaitsForDependents',
  ],
  [
    'the controller before what it owns',
    deployment,
    ['foregroundDeletion', 'example.org/x'],
    'FinalizerStuck',
  ],
  [
    'the Job that counts it',
    pod,
    ['batch.kubernetes.io/job-tracking'],
    'FinalizerStuck',
  ],
])(
  'says that a deletion waits for %s',
  (_name, manifest, finalizers, reason) => {
    const verdict = deleting(manifest, { finalizers });
    expect(verdict).toMatchObject({ status: 'Degraded', reason });
    expect(verdict.message).toContain(finalizers[finalizers.length - 1]);
    expect(verdict.message).toContain(LONG_AGO);
  },
);

it('quotes what stays in a namespace', () => {
  const words =
    'Some resources are remaining: buckets.example.org has 1 resource instances';
  const verdict = deleting(
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      status: {
        phase: 'Terminating',
        conditions: [
          { type: 'NamespaceDeletionDiscoveryFailure', status: 'False' },
          { type: 'NamespaceContentRemaining', status: 'True', message: words },
        ],
      },
    },
    { finalizers: [] },
  );
  expect(verdict).toMatchObject({
    status: 'Degraded',
    reason: 'DeletionBlocked',
  });
  expect(verdict.message).toContain(words);
});

it('gives a deletion five minutes, and says when to look again', () => {
  const verdict = deleting(bucket, {
    deletionTimestamp: '2026-11-21T11:58:00Z',
    finalizers: ['buckets.example.org/cleanup'],
  });
  expect(verdict).toMatchObject({
    status: 'Progressing',
    reason: 'Deleting',
    recheckAt: '2026-11-21T12:03:00.000Z',
  });
});

it.each([
  ['nothing holds it', {}],
  [
    'its time cannot be read',
    { deletionTimestamp: 'soon', finalizers: ['a/b'] },
  ],
  [
    'its time is beyond all time',
    { deletionTimestamp: '+275760-09-13T00:00:00Z', finalizers: ['a/b'] },
  ],
])('is on its way where %s', (_name, metadata) => {
  expect(deleting(bucket, metadata)).toMatchObject({
    status: 'Progressing',
    reason: 'Deleting',
  });
});
