import { ownerRows } from './ownerRows';

const cost = (totalMicros: number) => ({
  direct: { cpu: totalMicros, memory: 0, gpu: 0, storage: 0 },
  directMicros: totalMicros,
  idleShareMicros: 0,
  sharedShareMicros: 0,
  totalMicros,
});

it('adds an owner up over clusters, the largest first', () => {
  const rows = ownerRows([
    {
      cluster: 'oslo',
      ownerRef: 'group:default/a',
      cost: cost(3),
      mayOpen: true,
    },
    { cluster: 'oslo', ownerRef: null, cost: cost(5), mayOpen: false },
    {
      cluster: 'bergen',
      ownerRef: 'group:default/a',
      cost: cost(4),
      mayOpen: true,
    },
  ]);
  expect(rows).toEqual([
    {
      ownerRef: 'group:default/a',
      clusters: ['bergen', 'oslo'],
      totalMicros: 7,
      mayOpen: true,
    },
    { ownerRef: null, clusters: ['oslo'], totalMicros: 5, mayOpen: false },
  ]);
});
