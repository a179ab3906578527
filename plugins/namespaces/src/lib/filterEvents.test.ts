import { ClaimEvent } from '@dugnad/plugin-namespaces-common';
import { filterEvents } from './filterEvents';

const event = (id: string, rest: Partial<ClaimEvent>): ClaimEvent => ({
  id,
  claimId: 'c1',
  at: '2026-11-21T10:00:00Z',
  by: 'system',
  kind: 'ready',
  ...rest,
});
const events = [
  event('1', { kind: 'restored', reason: 'NetworkPolicy deny was deleted' }),
  event('2', { kind: 'resized', after: { size: 'large' } }),
  event('3', { by: 'user:default/ingrid.berg' }),
];
const ids = (filter: { kind?: string; text?: string }) =>
  filterEvents(events, { text: '', ...filter }).map(({ id }) => id);

describe('the history', () => {
  it('shows everything as long as nothing is filtered', () => {
    expect(ids({})).toEqual(['1', '2', '3']);
  });

  it.each([
    ['a kind', { kind: 'restored' }, ['1']],
    ['who did it', { text: 'Ingrid' }, ['3']],
    ['why', { text: 'networkpolicy' }, ['1']],
    ['what changed', { text: 'large' }, ['2']],
    ['both, narrowing each other', { kind: 'ready', text: 'large' }, []],
  ])('is found by %s', (_case, filter, found) =>
    expect(ids(filter)).toEqual(found),
  );
});
