import type { Pod } from '../kube/objects.ts';
import { behaviourOf, imageTag } from './behaviours.ts';

const defaults = { podReadyDelayMs: 300, backOffMs: 10_000 };

function pod(image: string, annotations: Record<string, string> = {}): Pod {
  return {
    metadata: { name: 'a', annotations },
    spec: { containers: [{ name: 'app', image }] },
  };
}

it.each([
  ['registry.example.org:5000/web', undefined],
  ['registry.example.org:5000/web:1.2', '1.2'],
  ['web:1@sha256:abc', '1'],
])('reads the tag of %s', (image, tag) => expect(imageTag(image)).toBe(tag));

it.each([
  ['web:1', {}, { name: 'run', readyAfterMs: 300 }],
  ['web:bad', {}, { name: 'image-pull-error' }],
  ['web:badge', {}, { name: 'run' }],
  ['web:slow-4', {}, { name: 'slow-start', readyAfterMs: 4_000 }],
  ['web:oom', {}, { name: 'oom-killed', exitCode: 137 }],
  ['Web:1', {}, { name: 'invalid-image-name' }],
  [
    'web:bad',
    { 'fake.dugnad.dev/behaviour': 'never-ready' },
    { name: 'never-ready' },
  ],
  [
    'web:1',
    {
      'fake.dugnad.dev/behaviour': 'crash-loop',
      'fake.dugnad.dev/container': 'other',
    },
    { name: 'run' },
  ],
])('%s with %j plays %j', (image, annotations, expected) => {
  const subject = pod(image, annotations);
  expect(
    behaviourOf(subject, subject.spec.containers[0], defaults),
  ).toMatchObject(expected);
});
