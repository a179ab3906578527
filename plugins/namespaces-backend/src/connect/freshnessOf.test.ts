import { ClusterStatus, CollectionState } from '@dugnad/plugin-clusters-node';
import { Freshness } from '@dugnad/plugin-namespaces-common';
import { freshnessOf } from './freshnessOf';

const T1 = '2026-11-22T10:00:00.000Z';
const T2 = '2026-11-22T11:00:00.000Z';
const live: ClusterStatus = { state: 'live', since: T1, lastSeen: T2 };
const gone: ClusterStatus = {
  state: 'unreachable',
  since: T2,
  lastSeen: T1,
  error: 'connection refused',
};

it.each<[string, CollectionState, ClusterStatus, Freshness]>([
  ['a watch that runs', { synced: true }, live, { state: 'live' }],
  [
    'what was never read',
    { synced: false },
    live,
    { state: 'unknown', reason: 'not read yet' },
  ],
  [
    'what may not be read',
    { synced: false, forbidden: true, error: 'may not list pods' },
    live,
    { state: 'unknown', reason: 'may not list pods' },
  ],
  [
    'a watch that is down',
    { synced: true, staleSince: T2, error: 'reset' },
    live,
    { state: 'stale', since: T2, reason: 'reset' },
  ],
  [
    'a cluster that went away, from its last answer on',
    { synced: true },
    gone,
    { state: 'stale', since: T1, reason: 'connection refused' },
  ],
  [
    'a cluster that was never there',
    { synced: false },
    gone,
    { state: 'unknown', reason: 'connection refused' },
  ],
])('tells how current %s is', (_, collection, cluster, expected) => {
  expect(freshnessOf(collection, cluster)).toEqual(expected);
});
