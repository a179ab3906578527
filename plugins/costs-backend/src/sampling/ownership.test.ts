import { mockServices } from '@backstage/backend-test-utils';
import { ComponentIndex, componentOf } from '@dugnad/plugin-ownership-common';
import {
  OWNERSHIP_CASES,
  OwnershipCase,
} from '@dugnad/plugin-ownership-common/testUtils';
import { FakeClusters } from '../__testUtils__/FakeClusters';
import { node, pod } from '../__testUtils__/objects';
import { openCollections } from '../collections/openCollections';
import { DEFAULT_DEVICE_RULES } from '../devices/deviceRules';
import { openDevices } from '../devices/openDevices';
import { HourSample } from './HourSample';
import { Sampler } from './Sampler';

function objectsOf({ namespace, namespaceOwner, labels }: OwnershipCase) {
  const one = pod('web-1', namespace);
  return [
    node('node-1'),
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        annotations: {
          ...(namespaceOwner && { 'dugnad.dev/owner-ref': namespaceOwner }),
        },
      },
    },
    { ...one, metadata: { ...one.metadata, labels } },
  ];
}

it.each(OWNERSHIP_CASES)('books on whose it is: $name', async one => {
  const { cluster, expected } = one;
  const clusters = new FakeClusters([cluster]);
  clusters.objects[cluster] = objectsOf(one);
  const components = new ComponentIndex(
    one.entities.flatMap(entity => componentOf(entity) ?? []),
  );
  const written: HourSample[] = [];
  let now = new Date('2026-03-10T10:00:00Z');
  const sampler = new Sampler({
    clusters,
    collections: openCollections(clusters.asService()),
    devices: openDevices(clusters.asService()),
    sourceOf: () => undefined,
    components: () => components,
    costCentres: () => ({ ownOf: new Map() }),
    config: {
      intervalMs: 60_000,
      sharedNamespaces: [],
      deviceRules: DEFAULT_DEVICE_RULES,
    },
    read: async () => undefined,
    record: async sample => written.push(sample),
    logger: mockServices.logger.mock(),
    now: () => now,
    clock: { problem: () => undefined },
  });
  await sampler.tick(AbortSignal.timeout(1_000));
  now = new Date('2026-03-10T10:01:00Z');
  await sampler.tick(AbortSignal.timeout(1_000));
  await sampler.flush();
  expect(written[0].lines[0].subject).toMatchObject({
    ownerRef: expected.ownerRef ?? '',
    componentRef: expected.componentRef ?? '',
  });
});
