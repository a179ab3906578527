import { describeDifferences } from '../reconcile/describeDifferences';
import { diffObject } from '../reconcile/diffObject';
import { Outcome } from '../reconcile/applyStep';
import { Step } from '../reconcile/planClaim';

/** What is known of the commit that holds the objects. */
export interface Waiting {
  /** When they were committed. */
  since: Date;
  now: Date;
  withinMinutes: number;
  /** For people, for example `main of https://…`. */
  place: string;
}

const SECRET_WORDS =
  'A Secret is never written to Git. Make it in the cluster by other means, for example an external secrets operator.';

/**
 * How an object stands that was written to Git, judged by the cluster: on its way, arrived, or different. Undefined for
 * what the GitOps tool removes by itself.
 */
export function judgeArrival(
  step: Step,
  waiting: Waiting,
): Outcome | undefined {
  if (step.type === 'remove') {
    return undefined;
  }
  const { desired } = step;
  const current = 'current' in step ? step.current : undefined;
  const { kind, metadata } = desired.object;
  const what = `${kind} ${metadata.name}`;
  if (kind === 'Secret') {
    return current
      ? { desired, state: 'applied', seen: current }
      : { desired, state: 'failed', message: `${what}: ${SECRET_WORDS}` };
  }
  switch (step.type) {
    case 'conflict':
      return {
        desired,
        state: 'conflict',
        seen: current,
        manager: step.manager,
        message: `${what} is in the way: it exists and is not this claim's${
          step.manager ? `; ${step.manager} manages it` : ''
        }. It was left out of Git. Rename or remove it, then retry.`,
      };
    case 'wait':
      return {
        desired,
        state: 'removing',
        seen: current,
        finalizers: current?.metadata.finalizers ?? [],
        message: `${what} is being deleted; the GitOps tool makes it again`,
      };
    case 'restore':
    case 'report':
      return changedByHand(step, what);
    default:
      return onItsWay(step, what, waiting);
  }
}

type StepOf<T extends Step['type']> = Extract<Step, { type: T }>;

/** It had arrived, and is no longer what Git says. */
function changedByHand(
  step: StepOf<'restore' | 'report'>,
  what: string,
): Outcome {
  const { desired, current, differences, manager } = step;
  return {
    desired,
    state: 'drifted',
    seen: current,
    manager,
    message: current
      ? `${what} differs from Git: ${describeDifferences(differences)}`
      : `${what} is in Git and was deleted in the cluster`,
  };
}

function onItsWay(
  step: StepOf<'create' | 'update' | 'replace'>,
  what: string,
  { since, now, withinMinutes, place }: Waiting,
): Outcome {
  const { desired } = step;
  const current = 'current' in step ? step.current : undefined;
  const lateMs = now.getTime() - since.getTime() - withinMinutes * 60_000;
  const committed = `committed to ${place} at ${since.toISOString()}`;
  if (lateMs < 0) {
    return {
      desired,
      state: 'committed',
      seen: current,
      message: `${what} was ${committed} and has not arrived yet`,
    };
  }
  return current
    ? {
        desired,
        state: 'drifted',
        seen: current,
        message: `${what} was ${committed}, but the cluster has it differently: ${describeDifferences(
          diffObject(current, desired.object),
        )}`,
      }
    : {
        desired,
        state: 'missing',
        message: `${what} was ${committed} and has not arrived for more than ${withinMinutes} minutes. Look at the GitOps tool of the cluster.`,
      };
}
