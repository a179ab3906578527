import { clip } from '../clip';
import { MOST_RUNS, NextRun, readSchedule, runsDue } from '../cronSchedule';
import { momentOf, timeOf } from '../moments';
import { CronJob, Job } from '../objects';
import { Reason } from '../reasons';
import { runRule, Values, verdictOf } from '../runRule';
import { Check, Verdict } from '../verdict';
import { jobRule } from './job';

/** A run starts within seconds of its time; later than this it is missed. */
const START_GRACE_MS = 5 * 60_000;
/** A run that goes on for longer than this, while others are due, keeps them from being of use. */
const LONG_RUN_MS = 60 * 60_000;

const REASON_OF_JOB: Partial<Record<string, Reason>> = {
  Healthy: 'LastJobSucceeded',
  Degraded: 'LastJobFailed',
  Progressing: 'LastJobRunning',
};

/** A CronJob with its jobs and what is known of its schedule. */
interface Scheduled {
  cronJob: CronJob;
  jobs: Job[];
  now: number;
  /** Absent for a schedule that cannot be read. */
  nextRun?: NextRun;
  values: Values;
}

const createdAt = (job: Job) => momentOf(job.metadata.creationTimestamp) ?? 0;

/** The newest of a CronJob's jobs. */
export function lastJobOf(jobs: Job[]): Job | undefined {
  return jobs.reduce<Job | undefined>(
    (last, job) => (!last || createdAt(job) > createdAt(last) ? job : last),
    undefined,
  );
}

/** The jobs that a CronJob has started. */
export function jobsOf(cronJob: CronJob, jobs: Job[] = []): Job[] {
  return jobs.filter(job =>
    job.metadata.ownerReferences?.some(
      owner => owner.uid === cronJob.metadata.uid,
    ),
  );
}

/** Kubernetes writes whole seconds, and the job a moment before the time. */
const ROUNDING_MS = 1_000;

const isUnfinished = (job: Job, now: number) =>
  runRule(jobRule, job, new Date(now)).status === 'Progressing';

const check = (
  name: string,
  expected: Check['expected'],
  actual: Check['actual'],
): Check => ({ name, expected, actual, passed: expected === actual });

function dueSince({ nextRun, now }: Scheduled, after: number | undefined) {
  const due =
    nextRun && after !== undefined
      ? runsDue(nextRun, after, now - START_GRACE_MS)
      : { count: 0 };
  const words = due.count > MOST_RUNS ? `> ${MOST_RUNS}` : due.count;
  return { ...due, words };
}

/** A run that does not end while others are due. */
function endlessRun(scheduled: Scheduled): Verdict | undefined {
  const { cronJob, jobs, now, values } = scheduled;
  const unfinished = jobs.filter(job => isUnfinished(job, now));
  const oldest = unfinished.reduce<Job | undefined>(
    (first, job) => (!first || createdAt(job) < createdAt(first) ? job : first),
    undefined,
  );
  const [active] = cronJob.status.active ?? [];
  const since = oldest
    ? oldest.status.startTime ?? oldest.metadata.creationTimestamp
    : active && cronJob.status.lastScheduleTime;
  const started = momentOf(since);
  if (started === undefined || now - started < LONG_RUN_MS) {
    return undefined;
  }
  const { count, words } = dueSince(scheduled, started);
  const job = oldest?.metadata.name ?? active?.name ?? '–';
  return count > 0
    ? verdictOf(
        'RunNeverEnds',
        { ...values, job, missed: words, since: since ?? '–' },
        [check('dueSinceItStarted', 0, count)],
      )
    : undefined;
}

/** Runs that were due and did not start. */
function missedRuns(scheduled: Scheduled): Verdict | undefined {
  const { cronJob, values } = scheduled;
  const since =
    cronJob.status.lastScheduleTime ?? cronJob.metadata.creationTimestamp;
  const { count, words } = dueSince(scheduled, momentOf(since));
  return count > 0
    ? verdictOf(
        'RunsMissed',
        { ...values, missed: words, since: since ?? '–' },
        [check('missedRuns', 0, count)],
      )
    : undefined;
}

/** The last run, where its job is no longer there: the status alone tells how it went. */
function goneRun({ cronJob, jobs, values }: Scheduled): Verdict | undefined {
  const { lastScheduleTime, lastSuccessfulTime, active } = cronJob.status;
  const scheduledAt = momentOf(lastScheduleTime);
  const last = lastJobOf(jobs);
  const isThere =
    scheduledAt === undefined ||
    (active ?? []).length > 0 ||
    (last !== undefined && createdAt(last) >= scheduledAt - ROUNDING_MS);
  if (isThere) {
    return undefined;
  }
  const succeeded = (momentOf(lastSuccessfulTime) ?? 0) >= scheduledAt;
  return verdictOf(
    succeeded ? 'LastRunSucceeded' : 'LastRunFailed',
    {
      ...values,
      lastSchedule: lastScheduleTime ?? '–',
      lastSuccess: lastSuccessfulTime ?? '–',
    },
    [check('succeededSinceScheduled', true, succeeded)],
  );
}

function presentRun({ jobs, now, values }: Scheduled): Verdict | undefined {
  const job = lastJobOf(jobs);
  const last = job && runRule(jobRule, job, new Date(now));
  return (
    last &&
    verdictOf(
      REASON_OF_JOB[last.status] ?? 'JobSuspended',
      { ...values, ...last.values, job: job.metadata.name },
      last.checks,
    )
  );
}

function recheckAt(scheduled: Scheduled): string | undefined {
  const { cronJob, now } = scheduled;
  const { lastScheduleTime, active } = cronJob.status;
  const since = momentOf(
    lastScheduleTime ?? cronJob.metadata.creationTimestamp,
  );
  const { next } = dueSince(scheduled, since);
  const missedAt = next === undefined ? undefined : next + START_GRACE_MS + 1;
  const isRunning = (active ?? []).length > 0;
  const longAt = isRunning && since !== undefined ? since + LONG_RUN_MS : 0;
  return timeOf(longAt > now ? Math.min(longAt, missedAt ?? longAt) : missedAt);
}

/**
 * CronJob: as its last run, or suspended. Source: the CronJob API documentation; a suspended CronJob starts no jobs. Ours: a
 * schedule that has passed without a run, a run that never ends, and one whose failed job is not kept are failures.
 */
export function judgeCronJob(
  cronJob: CronJob,
  jobs: Job[],
  now: Date,
): Verdict {
  const { schedule, timeZone, suspend } = cronJob.spec;
  const values = {
    schedule: clip(timeZone ? `${schedule} ${timeZone}` : schedule),
  };
  if (suspend) {
    return verdictOf('JobSuspended', values, [check('suspended', false, true)]);
  }
  const nextRun = readSchedule(schedule, timeZone);
  const scheduled = { cronJob, jobs, now: now.getTime(), nextRun, values };
  const verdict =
    endlessRun(scheduled) ??
    missedRuns(scheduled) ??
    goneRun(scheduled) ??
    presentRun(scheduled) ??
    verdictOf('NeverRun', values, [check('suspended', false, false)]);
  return { ...verdict, recheckAt: recheckAt(scheduled) };
}
