import { clip } from './clip';
import { timeOf } from './moments';
import { reasonOfTrouble } from './reasonOfTrouble';
import { verdictOf } from './runRule';
import { Trouble } from './troubles/Trouble';
import { CAUSE_KINDS, severityOf, Verdict } from './verdict';

/** Failures of which a cause seen on the pods says more. */
const EXPLAINED_BY_CAUSE = [
  'ProgressDeadlineExceeded',
  'ReplicaFailure',
  'NothingAvailable',
  'ReplicaSetRefused',
];

/** Ends that a cause is shown beside, and does not rename. */
const ENDS = [
  'JobFailed',
  'JobIndexesFailed',
  'PodFailed',
  'LastJobFailed',
  'RunNeverEnds',
  'ResizeInfeasible',
  'ResizeFailing',
  'ResizeDeferred',
  'Deleting',
];

/** States in which nothing is lacking. */
const SETTLED = [
  'Healthy',
  'ScaledToZero',
  'ScaledToZeroByAutoscaler',
  'Superseded',
];

/** The same trouble on several pods is one cause; the kind that explains most comes first. */
function worstTrouble(troubles: Trouble[]): Trouble | undefined {
  const rank = ({ cause }: Trouble) => CAUSE_KINDS.indexOf(cause.kind);
  const worst = troubles.reduce<Trouble | undefined>(
    (first, one) => (!first || rank(one) < rank(first) ? one : first),
    undefined,
  );
  const affectedPods = troubles
    .filter(({ cause }) => cause.kind === worst?.cause.kind)
    .reduce((total, { cause }) => total + cause.affectedPods, 0);
  return worst && { ...worst, cause: { ...worst.cause, affectedPods } };
}

/** The verdict that a trouble makes of another. */
function decidedBy(verdict: Verdict, trouble: Trouble): Verdict {
  const { cause } = trouble;
  const values = {
    ...verdict.values,
    container: cause.container ?? '–',
    image: clip(cause.image ?? '–'),
    pod: cause.pod ?? '–',
    since: cause.since ?? '–',
    quote: cause.message,
    ...trouble.values,
  };
  const judged = verdictOf(reasonOfTrouble(trouble), values, verdict.checks);
  return { ...judged, cause };
}

function nextChange(troubles: Trouble[], now: number): string | undefined {
  const moments = troubles
    .flatMap(({ certainAt, overAt = 0 }) => [certainAt, overAt])
    .filter(moment => moment > now);
  return timeOf(moments.reduce((first, one) => Math.min(first, one), Infinity));
}

/** A trouble that is certain decides; one that may pass is only shown, and says when to look again. */
export function applyTroubles(
  verdict: Verdict,
  troubles: Trouble[],
  now: Date,
): Verdict {
  const time = now.getTime();
  const isSettled = [verdict.status, verdict.reason].some(one =>
    SETTLED.includes(one),
  );
  const open = troubles.filter(
    ({ whileLacking, overAt }) =>
      !(whileLacking && isSettled) && (overAt === undefined || overAt > time),
  );
  const certain = worstTrouble(open.filter(t => t.certainAt <= time));
  const possible = worstTrouble(
    open.filter(t => t.certainAt > time && !t.quiet),
  );
  const recheckAt = nextChange(open, time);
  const shown = (certain ?? possible)?.cause;
  if (ENDS.includes(verdict.reason)) {
    return { ...verdict, cause: shown, recheckAt };
  }
  if (certain && severityOf(verdict.status) <= severityOf('Degraded')) {
    return { ...decidedBy(verdict, certain), recheckAt };
  }
  if (possible && EXPLAINED_BY_CAUSE.includes(verdict.reason)) {
    return { ...decidedBy(verdict, possible), recheckAt };
  }
  return { ...verdict, cause: shown, recheckAt };
}
