import { Revision } from '@dugnad/plugin-rollouts-common';
import { replicaSegments } from './replicaSegments';

const revision = (
  state: Revision['state'],
  replicas: number,
  available: number,
): Revision => ({ revision: state, state, images: [], replicas, available });

const said = (
  counts: [number, number, number, number],
  revisions: Revision[] = [],
) => {
  const [desired, updated, ready, available] = counts;
  return replicaSegments({
    replicas: { desired, updated, ready, available },
    revisions,
  })
    .map(({ state, count }) => `${count} ${state}`)
    .join(', ');
};

it.each([
  ['all there', said([2, 2, 2, 2]), '2 current'],
  ['none wanted', said([0, 0, 0, 0]), ''],
  ['not yet ready', said([3, 3, 1, 1]), '1 current, 2 waiting'],
  ['not created', said([3, 0, 0, 0]), '3 missing'],
  [
    'a failed rollout whose previous version serves',
    said([2, 1, 2, 2], [revision('current', 1, 0), revision('previous', 2, 2)]),
    '1 waiting, 2 old',
  ],
  [
    'superseded revisions, which run nothing',
    said(
      [2, 2, 2, 2],
      [revision('current', 2, 2), revision('superseded', 0, 0)],
    ),
    '2 current',
  ],
])('tells apart replicas of a workload with %s', (_name, told, expected) => {
  expect(told).toBe(expected);
});

it('shows no bar for what has no replicas', () => {
  expect(replicaSegments({ revisions: [] })).toEqual([]);
});
