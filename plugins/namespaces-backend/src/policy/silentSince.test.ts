import { ClusterStatus } from '@dugnad/plugin-clusters-node';
import { silentSince } from './silentSince';

const since = '2026-01-01T08:00:00.000Z';
const lastSeen = '2026-01-01T12:00:00.000Z';

it.each<[string, ClusterStatus, string]>([
  ['known to be unreachable', { state: 'unreachable', since, lastSeen }, since],
  ['still counted as live', { state: 'live', since, lastSeen }, lastSeen],
  ['never seen', { state: 'connecting', since }, since],
])('of a cluster that is %s', (_, status, expected) => {
  expect(silentSince(status)).toBe(expected);
});
