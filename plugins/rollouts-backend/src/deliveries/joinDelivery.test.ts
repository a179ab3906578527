import { Delivery } from '@dugnad/plugin-rollouts-common';
import { storedRollout } from '../__testUtils__/storedRollout';
import { deliveryOf, joinDelivery } from './joinDelivery';

const DIGEST = `sha256:${'c'.repeat(64)}`;
const OTHER = `sha256:${'d'.repeat(64)}`;
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

const delivery = (over: Partial<Delivery>): Delivery => ({
  id: 'd1',
  entityRef: 'component:default/tiles',
  commit: COMMIT,
  reportedAt: '2026-11-21T11:00:00.000Z',
  reportedBy: 'service:pipelines',
  ...over,
});

const rollout = (image: string, digest?: string, commit?: string) =>
  storedRollout({ images: [{ container: 'web', image, digest }], commit });

it.each([
  ['by name and tag', 'r.example/tiles:7', undefined, 'r.example/tiles:7'],
  ['by digest', 'mirror.example/t:7', DIGEST, `r.example/tiles@${DIGEST}`],
  [
    'with Docker Hub written out or not',
    'nginx:1.27',
    undefined,
    'docker.io/library/nginx:1.27',
  ],
  [
    'on a registry with a port',
    'r.example:5000/t:7',
    undefined,
    'r.example:5000/t:7',
  ],
])('joins %s', (_name, image, digest, delivered) => {
  const found = deliveryOf(rollout(image, digest), [
    delivery({ image: delivered }),
  ]);
  expect(found?.id).toBe('d1');
});

it.each([
  ['another tag', 'r.example/tiles:8', undefined, 'r.example/tiles:7'],
  [
    'a tag that says nothing',
    'r.example/tiles:latest',
    undefined,
    'r.example/tiles:latest',
  ],
  [
    'the same tag with other contents',
    'r.example/tiles:7',
    OTHER,
    `r.example/tiles:7@${DIGEST}`,
  ],
])('does not join %s', (_name, image, digest, delivered) => {
  const found = deliveryOf(rollout(image, digest), [
    delivery({ image: delivered }),
  ]);
  expect(found).toBeUndefined();
});

it('joins by commit, however short, and never across components', () => {
  const own = delivery({ image: undefined });
  const byCommit = rollout('x:1', undefined, '0123456');
  expect(deliveryOf(byCommit, [own])?.id).toBe('d1');
  const foreign = { ...own, entityRef: 'component:default/other' };
  expect(deliveryOf(byCommit, [foreign])).toBeUndefined();
});

it('prefers the surer and then the later report', () => {
  const image = 'r.example/tiles:7';
  const found = deliveryOf(rollout(image, undefined, COMMIT), [
    delivery({ id: 'commit', reportedAt: '2026-11-21T13:00:00.000Z' }),
    delivery({ id: 'early', image }),
    delivery({ id: 'late', image, reportedAt: '2026-11-21T12:00:00.000Z' }),
  ]);
  expect(found?.id).toBe('late');
});

it('believes the workload about its commit before the pipeline', () => {
  const image = 'r.example/tiles:7';
  const joined = joinDelivery(rollout(image, undefined, 'fedcba9876'), [
    delivery({ image, pipelineUrl: 'https://ci.example/7' }),
  ]);
  expect(joined).toMatchObject({
    commit: 'fedcba9876',
    pipelineUrl: 'https://ci.example/7',
  });
  expect(joined.committedAt).toBeUndefined();
});
