import { CronJob, Job, RelatedObjects } from '../objects';
import { Reason } from '../reasons';
import { verdictOf } from '../runRule';
import { Verdict } from '../verdict';
import { jobRule } from './job';
import { runRule } from '../runRule';

const REASON_OF_JOB: Partial<Record<string, Reason>> = {
  Healthy: 'LastJobSucceeded',
  Degraded: 'LastJobFailed',
  Progressing: 'LastJobRunning',
};

const createdAt = (job: Job) => job.metadata.creationTimestamp ?? '';

function lastJob(cronJob: CronJob, jobs: Job[]): Job | undefined {
  return jobs
    .filter(job =>
      job.metadata.ownerReferences?.some(
        owner => owner.uid === cronJob.metadata.uid,
      ),
    )
    .sort((a, b) => createdAt(b).localeCompare(createdAt(a)))[0];
}

/** CronJob: as its last Job, or suspended. Source: the CronJob API documentation; a suspended CronJob starts no jobs. */
export function judgeCronJob(
  cronJob: CronJob,
  related: RelatedObjects,
  now: Date,
): Verdict {
  const values = { schedule: cronJob.spec.schedule };
  if (cronJob.spec.suspend) {
    return verdictOf('JobSuspended', values, [
      { name: 'suspended', expected: false, actual: true, passed: false },
    ]);
  }
  const job = lastJob(cronJob, related.jobs ?? []);
  if (!job) {
    return verdictOf('NeverRun', values, [
      { name: 'suspended', expected: false, actual: false, passed: true },
    ]);
  }
  const last = runRule(jobRule, job, now);
  return verdictOf(
    REASON_OF_JOB[last.status] ?? 'JobSuspended',
    { ...values, ...last.values, job: job.metadata.name },
    last.checks,
  );
}
