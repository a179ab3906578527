import { Item } from '@dugnad/plugin-clusters-node';
import fc from 'fast-check';
import { PodFacts } from '../collections/pods';
import { PodTally } from './PodTally';

const factsArbitrary = fc.record({
  state: fc.constantFrom<PodFacts['state']>('waiting', 'running', 'ended'),
  node: fc.option(fc.constantFrom('n1', 'n2'), { nil: undefined }),
  cpuMillicores: fc.nat({ max: 64_000 }),
  memoryBytes: fc.nat(),
  createdMs: fc.constant(0),
});

const itemArbitrary: fc.Arbitrary<Item<PodFacts>> = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    namespace: fc.constantFrom('x', 'y', 'z'),
    value: factsArbitrary,
  })
  .map(one => ({
    ...one,
    cluster: 'oslo',
    uid: `${one.namespace}/${one.name}`,
    resourceVersion: '1',
  }));

function figures(tally: PodTally) {
  return {
    total: tally.total(),
    nodes: ['n1', 'n2'].map(name => tally.ofNode(name)),
    namespaces: ['x', 'y', 'z'].map(name => tally.ofNamespace(name)),
  };
}

describe('PodTally', () => {
  it('is what a recount would give, after any sequence of changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(itemArbitrary, fc.boolean()), { maxLength: 40 }),
        steps => {
          const tally = new PodTally();
          const present = new Map<string, Item<PodFacts>>();
          for (const [item, removal] of steps) {
            const previous = present.get(item.uid);
            if (previous) tally.remove(previous);
            present.delete(item.uid);
            if (!removal) {
              tally.add(item);
              present.set(item.uid, item);
            }
          }
          expect(figures(tally)).toEqual(
            figures(PodTally.of([...present.values()])),
          );
        },
      ),
    );
  });
});
