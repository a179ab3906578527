import { WorkloadKind } from '@dugnad/plugin-rollouts-common';
import { LiveWorkload, parseLive } from './LiveWorkload';
import {
  ChangeRecord,
  holdOperations,
  restartOperations,
  rollbackOperations,
  scaleOperations,
} from './operations';
import { refusalOf } from './refusalOf';

const template = { spec: { containers: [{ name: 'web', image: 'web:1' }] } };
const record: ChangeRecord = {
  by: 'user:default/lars',
  action: 'rollback',
  at: new Date('2026-11-21T12:00:00Z'),
};

function live(
  parts: { annotations?: Record<string, string>; spec?: object } = {},
  kind: WorkloadKind = 'Deployment',
): LiveWorkload {
  return parseLive(kind, {
    metadata: {
      uid: 'u',
      resourceVersion: '7',
      annotations: parts.annotations,
    },
    spec: { replicas: 2, template, ...parts.spec },
  });
}

const added = (operations: { op: string; path: string }[]) =>
  operations.map(({ op, path }) => `${op} ${path}`);

it('replaces the template as a whole and takes its cause along', () => {
  const annotations = { 'kubernetes.io/change-cause': 'New tiles' };
  const kept = { template, annotations: {} };
  const operations = rollbackOperations(live({ annotations }), kept, record);
  expect(operations[0]).toEqual({
    op: 'replace',
    path: '/spec/template',
    value: template,
  });
  expect(added(operations)).toContain(
    'remove /metadata/annotations/kubernetes.io~1change-cause',
  );
});

it('makes the annotations where there are none, and forgets the reason of the change before', () => {
  expect(added(scaleOperations(live(), 3, record))).toEqual([
    'add /spec/replicas',
    'add /metadata/annotations',
    'add /metadata/annotations/dugnad.dev~1changed-by',
    'add /metadata/annotations/dugnad.dev~1change-action',
    'add /metadata/annotations/dugnad.dev~1changed-at',
  ]);
  const annotations = { 'dugnad.dev/change-reason': 'Before' };
  expect(added(scaleOperations(live({ annotations }), 3, record))).toContain(
    'remove /metadata/annotations/dugnad.dev~1change-reason',
  );
});

it('restarts by a time in the template, also where it has no metadata', () => {
  expect(added(restartOperations(live(), record)).slice(0, 3)).toEqual([
    'add /spec/template/metadata',
    'add /spec/template/metadata/annotations',
    'add /spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt',
  ]);
});

it('has nothing to do on what already is as asked', () => {
  expect(scaleOperations(live(), 2, record)).toEqual([]);
  expect(holdOperations(live(), false, record)).toEqual([]);
  const suspended = live({ spec: { suspend: true } }, 'CronJob');
  expect(holdOperations(suspended, true, record)).toEqual([]);
  expect(added(holdOperations(suspended, false, record))[0]).toBe(
    'add /spec/suspend',
  );
});

it.each([
  ['rollback', 'Deployment', true, 3, 'paused'],
  ['rollback', 'Deployment', false, 1, 'noOlderRevision'],
  ['rollback', 'CronJob', false, 0, 'noTemplateHistory'],
  ['rollback', 'DaemonSet', false, 2, undefined],
  ['restart', 'Deployment', true, 3, 'paused'],
  ['scale', 'DaemonSet', false, 2, 'cannotScale'],
  ['scale', 'Deployment', true, 2, undefined],
  ['pause', 'StatefulSet', false, 2, 'cannotPause'],
  ['pause', 'Deployment', true, 2, 'alreadyPaused'],
  ['resume', 'CronJob', true, 0, undefined],
  ['resume', 'CronJob', false, 0, 'notPaused'],
] as const)(
  '%s of a %s (held: %s, %s revisions) is refused as %s',
  (action, kind, held, revisions, code) => {
    expect(refusalOf(action, { kind, held, revisions })?.code).toBe(code);
  },
);
