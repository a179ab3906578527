import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { STEP_MS, TrustedClock, trustedTime } from './TrustedClock';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const DAY_MS = 86_400_000;
const start = Date.parse('2027-01-01T00:00:00.000Z');

it.each<[string, number | undefined, number, number]>([
  ['begins where the clock is', undefined, start, start],
  ['goes on as time does', start, start + 60_000, start + 60_000],
  [
    'follows a jump ahead by one step',
    start,
    start + 400 * DAY_MS,
    start + STEP_MS,
  ],
  [
    'goes back with the clock',
    start,
    start - 400 * DAY_MS,
    start - 400 * DAY_MS,
  ],
  ['stands still with it', start, start, start],
])('%s', (_what, before, now, at) => {
  expect(trustedTime(before, now)).toBe(at);
});

describe.each(databases.eachSupportedId())('TrustedClock on %s', id => {
  it('lets a clock that jumped 400 days and back move what ends by time no further than it looked', async () => {
    const db = await databases.init(id);
    await db.migrate.latest({
      directory: resolvePackagePath(
        '@dugnad/plugin-namespaces-backend',
        'migrations',
      ),
    });
    let now = start;
    const logger = mockServices.logger.mock();
    const clock = () =>
      new TrustedClock({ db, logger, now: () => new Date(now) });
    expect((await clock().look('ends')).getTime()).toBe(start);
    now = start + 400 * DAY_MS;
    // Another replica, or the same after a restart
    for (let look = 1; look <= 3; look++) {
      const at = await clock().look('ends');
      expect(at.getTime()).toBe(start + look * STEP_MS);
    }
    expect(logger.warn).toHaveBeenCalledTimes(3);
    now = start + 60_000;
    expect((await clock().look('ends')).getTime()).toBe(now);
    now += 300_000;
    expect((await clock().look('ends')).getTime()).toBe(now);
    // Each kind of work looks by itself
    expect((await clock().look('others')).getTime()).toBe(now);
  });
});
