import { usageRows } from './usageRows';

const live = { state: 'live' } as const;
const unknown = { state: 'unknown' } as const;

describe('what a namespace uses', () => {
  it('is told for the resources its quota limits', () => {
    const rows = usageRows({
      quota: [
        {
          resource: 'requests.cpu',
          unit: 'millicores',
          hard: 1000,
          used: 250,
          quota: 'q',
        },
        { resource: 'limits.memory', unit: 'bytes', hard: 1, quota: 'q' },
        { resource: 'pods', unit: 'count', hard: 20, used: 2, quota: 'q' },
      ],
      quotaFreshness: live,
      pods: {
        count: 3,
        running: 2,
        pending: 1,
        requests: { cpuMillicores: 300, memoryBytes: 0 },
        limits: { cpuMillicores: 0, memoryBytes: 0 },
        withoutLimits: 0,
      },
      podsFreshness: live,
    });
    expect(rows).toEqual([
      {
        resource: 'cpu',
        unit: 'millicores',
        limit: 1000,
        used: 250,
        asked: 300,
      },
      { resource: 'pods', unit: 'count', limit: 20, used: 2, asked: 3 },
    ]);
  });

  it('is unknown for every resource while the quota is, never zero', () => {
    const rows = usageRows({ quotaFreshness: unknown, podsFreshness: unknown });
    expect(rows).toHaveLength(4);
    expect(
      rows.every(
        ({ used, limit }) => used === undefined && limit === undefined,
      ),
    ).toBe(true);
  });
});
