import { ApplyStepOptions, Outcome, applyStep } from './applyStep';
import { Step } from './planClaim';

/** Objects of one claim written at the same time. */
const AT_ONCE = 4;

/**
 * Does the steps of a plan, the Namespace's first, and tells how each object stands. Throws the first transient error;
 * what was done by then stays done, and the next plan starts from there.
 */
export async function applyPlan(
  steps: Step[],
  options: ApplyStepOptions,
): Promise<Outcome[]> {
  const [first, ...rest] = steps;
  if (!first) {
    return [];
  }
  if (!isNamespaceStep(first)) {
    return applyAll(steps, options);
  }
  const outcome = await applyStep(first, options);
  const there = outcome?.state === 'applied' || outcome?.state === 'drifted';
  return [
    ...(outcome ? [outcome] : []),
    ...(there ? await applyAll(rest, options) : []),
  ];
}

async function applyAll(
  steps: Step[],
  options: ApplyStepOptions,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...steps];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      options.signal.throwIfAborted();
      const outcome = await applyStep(step, options);
      outcomes.push(...(outcome ? [outcome] : []));
    }
  };
  const results = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, () => work()),
  );
  const failed = results.find(result => result.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
  return outcomes;
}

function isNamespaceStep(step: Step): boolean {
  return step.type !== 'remove' && step.desired.role === 'namespace';
}
