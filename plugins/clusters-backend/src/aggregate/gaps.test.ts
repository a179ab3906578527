import { gapsOf, staleSinceOf } from './gaps';

const live = { state: 'live' as const, since: '2026-03-01T09:00:00Z' };
const early = '2026-03-01T10:00:00Z';
const late = '2026-03-01T11:00:00Z';

describe('gapsOf', () => {
  it('names what was never read, and why', () => {
    const state = { synced: false, error: 'pods is forbidden' };

    expect(gapsOf([{ resource: 'pods', state }])).toEqual([
      { resource: 'pods', kind: 'unread', since: null, reason: state.error },
    ]);
  });

  it('names what is old, and since when', () => {
    const state = { synced: true, staleSince: early };

    expect(gapsOf([{ resource: 'pods', state }])).toEqual([
      { resource: 'pods', kind: 'stale', since: early, reason: null },
    ]);
  });

  it('finds no gap in a resource that the cluster does not serve', () => {
    const state = { synced: false, absent: true };

    expect(gapsOf([{ resource: 'ingressClasses', state }])).toEqual([]);
  });
});

describe('staleSinceOf', () => {
  const pods = (staleSince?: string) => ({
    resource: 'pods',
    state: { synced: true, staleSince },
  });

  it.each([
    ['null while everything is current', [pods()], live, null],
    ['the oldest of several', [pods(late), pods(early)], live, early],
    [
      'the last answer of an unreachable cluster',
      [pods()],
      { state: 'unreachable' as const, since: late, lastSeen: early },
      early,
    ],
    [
      'the loss of contact where no answer is recorded',
      [pods()],
      { state: 'unreachable' as const, since: late },
      late,
    ],
    [
      'null where nothing is known that could be old',
      [{ resource: 'pods', state: { synced: false, staleSince: early } }],
      { state: 'unreachable' as const, since: late },
      null,
    ],
  ])('is %s', (_name, sources, status, expected) => {
    expect(staleSinceOf(sources, status)).toBe(expected);
  });
});
