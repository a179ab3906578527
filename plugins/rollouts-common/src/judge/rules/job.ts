import { clip } from '../clip';
import { conditionOf, wordsOf } from '../conditionOf';
import { Job } from '../objects';
import { atMost, equals, KindRule } from '../runRule';

const is = (job: Job, type: string) =>
  conditionOf(job, type)?.status === 'True';

/** What has failed for good is noted a while before its pods have ended. */
const isFailed = (job: Job) => is(job, 'Failed') || is(job, 'FailureTarget');

/** A success policy that is met decides at once, whatever still runs. */
const isComplete = (job: Job) =>
  is(job, 'Complete') || (is(job, 'SuccessCriteriaMet') && !isFailed(job));

const endingOf = ({ status }: Job) => Math.max(0, status.terminating ?? 0);

/** Kubernetes' own controller, named where its name is given. */
const OWN_CONTROLLER = 'kubernetes.io/job-controller';

/**
 * Job. Source: the Job API documentation: conditions `Complete` and `Failed`, which `SuccessCriteriaMet` and `FailureTarget`
 * announce, field `suspend`. A running job is progressing. Ours: an index that has failed for good fails the job, unless a
 * success policy may still be met.
 */
export const jobRule: KindRule<Job> = {
  checks: [
    {
      name: 'failed',
      compare: job => equals(false, isFailed(job)),
      otherwise: 'JobFailed',
    },
    {
      name: 'failedIndexes',
      compare: job =>
        job.status.failedIndexes && !job.spec.successPolicy && !isComplete(job)
          ? equals('', clip(job.status.failedIndexes))
          : undefined,
      otherwise: 'JobIndexesFailed',
    },
    {
      name: 'suspended',
      compare: job => equals(false, job.spec.suspend && !isComplete(job)),
      otherwise: 'JobSuspended',
    },
    {
      name: 'terminating',
      compare: job =>
        endingOf(job) > 0 && job.status.active === 0 && !isComplete(job)
          ? atMost(0, endingOf(job))
          : undefined,
      otherwise: 'JobEnding',
    },
    {
      name: 'managedBy',
      compare: ({ spec, ...job }) =>
        spec.managedBy &&
        spec.managedBy !== OWN_CONTROLLER &&
        !isComplete({ spec, ...job })
          ? equals(OWN_CONTROLLER, spec.managedBy)
          : undefined,
      otherwise: 'JobManagedElsewhere',
    },
    {
      name: 'complete',
      compare: job => equals(true, isComplete(job)),
      otherwise: 'JobRunning',
    },
  ],
  done: () => 'Completed',
  values: job => ({
    succeeded: job.status.succeeded,
    active: job.status.active,
    terminating: endingOf(job),
    failedIndexes: clip(job.status.failedIndexes ?? ''),
    manager: clip(job.spec.managedBy ?? ''),
    quote: clip(
      wordsOf(conditionOf(job, 'Failed') ?? conditionOf(job, 'FailureTarget')),
    ),
  }),
};
