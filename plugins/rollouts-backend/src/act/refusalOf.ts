import {
  Notice,
  Workload,
  WorkloadAction,
  WorkloadKind,
} from '@dugnad/plugin-rollouts-common';
import { notice } from './notices';

/** What decides whether an action makes sense. */
export interface Situation {
  kind: WorkloadKind;
  /** Whether a Deployment is paused, or a CronJob suspended. */
  held: boolean;
  /** How many revisions are kept, the current one included. */
  revisions: number;
}

type Refusal = (situation: Situation) => Notice | undefined;

const ROLLING: WorkloadKind[] = ['Deployment', 'StatefulSet', 'DaemonSet'];
const SCALED: WorkloadKind[] = ['Deployment', 'StatefulSet'];
const HELD: WorkloadKind[] = ['Deployment', 'CronJob'];

const unless =
  (kinds: WorkloadKind[], code: Parameters<typeof notice>[0]): Refusal =>
  ({ kind }) =>
    kinds.includes(kind) ? undefined : notice(code, { kind });
const whenHeld: Refusal = ({ held }) => (held ? notice('paused') : undefined);

const REFUSALS: Record<WorkloadAction, Refusal[]> = {
  rollback: [
    unless(ROLLING, 'noTemplateHistory'),
    whenHeld,
    ({ revisions }) => (revisions < 2 ? notice('noOlderRevision') : undefined),
  ],
  restart: [unless(ROLLING, 'cannotRestart'), whenHeld],
  scale: [unless(SCALED, 'cannotScale')],
  pause: [
    unless(HELD, 'cannotPause'),
    ({ held }) => (held ? notice('alreadyPaused') : undefined),
  ],
  resume: [
    unless(HELD, 'cannotPause'),
    ({ held }) => (held ? undefined : notice('notPaused')),
  ],
};

/** Why an action cannot be done to a workload, the first reason; the same rules as `kubectl rollout` has. Pure. */
export function refusalOf(
  action: WorkloadAction,
  situation: Situation,
): Notice | undefined {
  for (const refusal of REFUSALS[action]) {
    const found = refusal(situation);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** Whether the workload's name must be typed before it is acted on. */
export function needsName({
  environment,
}: Pick<Workload, 'environment'>): boolean {
  return environment === 'prod';
}
