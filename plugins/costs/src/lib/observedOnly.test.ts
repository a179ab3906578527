import { OrganisationMonth } from '@dugnad/plugin-costs-common';
import { organisation } from '../__fixtures__/costs';
import { isMostlyGap, observedOnly } from './observedOnly';

const month: OrganisationMonth = {
  ...organisation,
  clusters: [
    {
      cluster: 'oslo',
      coverage: organisation.coverage,
      totals: { ...organisation.totals, unallocatedNoNodeMicros: 5 },
    },
  ],
  flow: {
    nodes: [
      { id: 'charge:oslo/Server', type: 'charge', name: 'oslo/Server' },
      { id: 'cluster:oslo', type: 'cluster', name: 'oslo' },
      { id: 'owner:forms', type: 'owner', name: 'forms' },
      { id: 'unallocated:', type: 'unallocated', name: '' },
    ],
    links: [
      { source: 'charge:oslo/Server', target: 'cluster:oslo', micros: 100 },
      { source: 'cluster:oslo', target: 'owner:forms', micros: 15 },
      { source: 'cluster:oslo', target: 'unallocated:', micros: 85 },
    ],
  },
};

it('begins at the clusters and keeps what was observed to be on no machine', () => {
  const { flow } = observedOnly(month);
  expect(flow.nodes.map(({ type }) => type)).toEqual([
    'cluster',
    'owner',
    'unallocated',
  ]);
  expect(flow.links.map(({ micros }) => micros)).toEqual([15, 5]);
});

it('leaves the sums of the month as they are', () => {
  expect(observedOnly(month).totals).toEqual(month.totals);
});

it('takes the gap out of every day', () => {
  for (const { totals } of observedOnly(month).days) {
    expect(totals.unallocatedGapMicros).toBe(0);
  }
});

it.each([
  ['most is a gap', 60, true],
  ['little is a gap', 40, false],
  ['nothing was observed at all', 100, false],
])('%s', (_name, unallocatedGapMicros, expected) => {
  const totals = { ...month.totals, billMicros: 100, unallocatedGapMicros };
  expect(isMostlyGap({ totals })).toBe(expected);
});
