import { Change } from '@dugnad/plugin-clusters-node';
import { changeOf, newerChange } from './changeOf';

interface Facts {
  createdMs: number;
  ready: boolean;
}

const created = Date.parse('2026-03-01T08:00:00Z');
const now = Date.parse('2026-03-02T08:00:00Z');

function item(ready: boolean, createdMs = created) {
  return {
    cluster: 'oslo',
    namespace: 'forms-prod',
    name: 'api',
    uid: '1',
    resourceVersion: String(Math.random()),
    value: { createdMs, ready },
  };
}

describe('changeOf', () => {
  it.each<[string, Change<Facts>, string | undefined, string | undefined]>([
    [
      'dates a new object from its creation',
      { type: 'added', cluster: 'oslo', item: item(true) },
      'created',
      '2026-03-01T08:00:00.000Z',
    ],
    [
      'dates an object of unknown age now',
      { type: 'added', cluster: 'oslo', item: item(true, 0) },
      'created',
      '2026-03-02T08:00:00.000Z',
    ],
    [
      'dates a change now',
      {
        type: 'updated',
        cluster: 'oslo',
        item: item(true),
        previous: item(false),
      },
      'changed',
      '2026-03-02T08:00:00.000Z',
    ],
    [
      'dates a removal now',
      { type: 'removed', cluster: 'oslo', previous: item(false) },
      'removed',
      '2026-03-02T08:00:00.000Z',
    ],
    [
      'takes no note of a heartbeat',
      {
        type: 'updated',
        cluster: 'oslo',
        item: item(true),
        previous: item(true),
      },
      undefined,
      undefined,
    ],
    [
      'takes no note of a completed list',
      { type: 'synced', cluster: 'oslo' },
      undefined,
      undefined,
    ],
  ])('%s', (_name, change, action, at) => {
    const made = changeOf('Pod', change, now);

    expect([made?.action, made?.at]).toEqual([action, at]);
  });
});

describe('newerChange', () => {
  it('keeps the newer one, whichever came first', () => {
    const older = {
      at: '2026-03-01T08:00:00Z',
      action: 'created' as const,
      kind: 'Pod',
      namespace: null,
    };
    const newer = { ...older, at: '2026-03-02T08:00:00Z' };

    expect(newerChange(newer, older)).toBe(newer);
    expect(newerChange(older, newer)).toBe(newer);
    expect(newerChange(null, newer)).toBe(newer);
    expect(newerChange(older, undefined)).toBe(older);
  });
});
