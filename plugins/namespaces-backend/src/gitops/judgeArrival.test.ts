import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { DesiredObject } from '../reconcile/desiredObjects';
import { Step } from '../reconcile/planClaim';
import { judgeArrival } from './judgeArrival';

const since = new Date('2026-11-22T10:00:00Z');
const at = (minutes: number) => ({
  since,
  now: new Date(since.getTime() + minutes * 60_000),
  withinMinutes: 15,
  place: 'main of https://git.example.org/platform/oslo',
});
const quota = (pods: string, kind = 'ResourceQuota'): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'quota', uid: '1' },
  spec: { hard: { pods } },
});
const desired = (kind?: string): DesiredObject => ({
  role: 'quota',
  security: true,
  object: quota('20', kind),
});
const create: Step = { type: 'create', desired: desired() };
const update: Step = {
  type: 'update',
  desired: desired(),
  current: quota('10'),
  mayForce: true,
};

it.each<[string, Step, number, object]>([
  ['on its way', create, 1, { state: 'committed' }],
  ['a change on its way', update, 14, { state: 'committed' }],
  [
    'what never came',
    create,
    16,
    { state: 'missing', message: expect.stringContaining('15 minutes') },
  ],
  [
    'what came otherwise',
    update,
    16,
    { state: 'drifted', message: expect.stringContaining('spec.hard.pods') },
  ],
  [
    'what was deleted in the cluster',
    {
      type: 'restore',
      desired: desired(),
      differences: [],
      naturalKey: 'key',
    },
    0,
    { state: 'drifted', message: expect.stringContaining('deleted') },
  ],
  [
    'what somebody else holds',
    {
      type: 'conflict',
      desired: desired(),
      current: quota('1'),
      manager: 'helm',
    },
    0,
    { state: 'conflict', manager: 'helm' },
  ],
  [
    'a Secret, which is never written',
    { type: 'create', desired: desired('Secret') },
    0,
    { state: 'failed', message: expect.stringContaining('never written') },
  ],
  [
    'a Secret that came by other means',
    {
      type: 'conflict',
      desired: desired('Secret'),
      current: quota('1', 'Secret'),
    },
    0,
    { state: 'applied' },
  ],
])('judges %s', (_, step, minutes, expected) => {
  expect(judgeArrival(step, at(minutes))).toMatchObject(expected);
});

it('leaves removing to the GitOps tool', () => {
  const step: Step = { type: 'remove', current: quota('1') };
  expect(judgeArrival(step, at(0))).toBeUndefined();
});
