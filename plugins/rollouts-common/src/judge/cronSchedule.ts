import { Cron } from 'croner';

/** No schedule is longer; what is, is not worth parsing. */
const LONGEST = 200;
/** More missed runs than this are not counted: Kubernetes' own controller stops at the same number. */
export const MOST_RUNS = 100;

/** The moments of a schedule, in milliseconds. */
export type NextRun = (after: number) => number | undefined;

const UNIT_MS: Record<string, number> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
};

/** `@every 1h30m` counts from the run before, not from the clock. */
function everyMs(expression: string): number | undefined {
  const [, duration = ''] = /^@every\s+(\S+)$/.exec(expression) ?? [];
  const parts = [...duration.matchAll(/(\d{1,9})(ms|h|m|s)/g)];
  const isWhole = parts.map(([part]) => part).join('') === duration;
  const total = parts.reduce(
    (sum, [, number, unit]) => sum + Number(number) * UNIT_MS[unit],
    0,
  );
  return isWhole && total >= 1_000 ? total : undefined;
}

/** Kubernetes asks for both a day of the month and of the week where one of them begins with a star, for either otherwise. */
function asksForBoth(expression: string): boolean {
  const [, , day = '', , weekday = ''] = expression.split(/\s+/);
  return [day, weekday].some(part => /^[*?]/.test(part));
}

function cronRuns(expression: string, timezone: string): NextRun | undefined {
  try {
    const cron = new Cron(expression, {
      ...{ paused: true, mode: '5-part', sloppyRanges: true, timezone },
      domAndDow: asksForBoth(expression),
    });
    cron.nextRun(new Date(0));
    return after => cron.nextRun(new Date(after))?.getTime();
  } catch {
    // A schedule or time zone this library does not know is one that nothing can be said of
    return undefined;
  }
}

/** Reads the schedule of a CronJob; undefined for one that cannot be read. Source: the CronJob documentation. */
export function readSchedule(
  schedule: string,
  timeZone?: string | null,
): NextRun | undefined {
  if (schedule.length > LONGEST) {
    return undefined;
  }
  const [, named, expression] =
    /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.*)$/.exec(schedule.trim()) ?? [];
  const interval = everyMs(expression);
  if (interval !== undefined) {
    return after => after + interval;
  }
  return expression
    ? cronRuns(expression, timeZone || named || 'Etc/UTC')
    : undefined;
}

/** How many runs were due after one moment and by another; at most one more than `MOST_RUNS`. */
export function runsDue(
  nextRun: NextRun,
  after: number,
  until: number,
): { count: number; next?: number } {
  let next = nextRun(after);
  let count = 0;
  while (next !== undefined && next <= until && count <= MOST_RUNS) {
    count += 1;
    next = nextRun(next);
  }
  // What is next is told from now on, also where the missed ones were not all counted
  return { count, next: count > MOST_RUNS ? nextRun(until) : next };
}
