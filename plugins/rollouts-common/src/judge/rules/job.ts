import { conditionOf, wordsOf } from '../conditionOf';
import { Job } from '../objects';
import { equals, KindRule } from '../runRule';

const is = (job: Job, type: string) =>
  conditionOf(job, type)?.status === 'True';

/** Job. Source: the Job API documentation: conditions `Complete` and `Failed`, field `suspend`. A running job is progressing. */
export const jobRule: KindRule<Job> = {
  checks: [
    {
      name: 'failed',
      compare: job => equals(false, is(job, 'Failed')),
      otherwise: 'JobFailed',
    },
    {
      name: 'suspended',
      compare: job => equals(false, job.spec.suspend && !is(job, 'Complete')),
      otherwise: 'JobSuspended',
    },
    {
      name: 'complete',
      compare: job => equals(true, is(job, 'Complete')),
      otherwise: 'JobRunning',
    },
  ],
  done: () => 'Completed',
  values: job => ({
    succeeded: job.status.succeeded,
    active: job.status.active,
    quote: wordsOf(conditionOf(job, 'Failed')),
  }),
};
