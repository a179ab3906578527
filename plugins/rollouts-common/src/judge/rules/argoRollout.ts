import { z } from 'zod';
import { observedBy, suspendedWhen } from '../conditionChecks';
import { conditionOf, wordsOf } from '../conditionOf';
import { metadataSchema } from '../objects';
import { pendingPhase, Phases, troubledPhase } from '../phaseChecks';
import { resourceRule, section, statusShape } from '../resourceRule';
import { atLeast, atMost, CheckRule, equals } from '../runRule';

const PHASES: Phases = {
  done: ['Healthy'],
  progressing: ['Progressing', 'Paused'],
  failed: ['Degraded'],
};

const count = z.number().default(0);
const numberOf = (text: unknown) =>
  /^\d{1,15}$/.test(String(text)) ? Number(text) : undefined;
const generationText = z
  .union([z.string(), z.number()])
  .optional()
  .transform(numberOf);
const schema = z.object({
  metadata: metadataSchema,
  spec: section({
    replicas: z.number().default(1),
    paused: z.boolean().default(false),
    /** The Deployment that the pod template is taken from, where it is not the Rollout's own. */
    workloadRef: z.object({ kind: z.string().default('') }).optional(),
  }),
  status: section({
    ...statusShape,
    /** A number in a string; a hash in versions before 1.0. */
    observedGeneration: generationText,
    phase: z.string().default(''),
    message: z.string().default(''),
    abort: z.boolean().default(false),
    pauseConditions: z.array(z.unknown()).default([]),
    /** A number in a string. */
    workloadObservedGeneration: generationText,
    replicas: count,
    updatedReplicas: count,
    availableReplicas: count,
  }),
});
type ArgoRollout = z.infer<typeof schema>;

const oldOf = ({ replicas, updatedReplicas }: ArgoRollout['status']) =>
  Math.max(0, replicas - updatedReplicas);

const invalid = (rollout: ArgoRollout) =>
  conditionOf(rollout, 'InvalidSpec')?.status === 'True';

/** Where the controller notes which generation of the referenced Deployment it was told of. */
const WORKLOAD_GENERATION = 'rollout.argoproj.io/workload-generation';

const workloadObserved: CheckRule<ArgoRollout> = {
  name: 'workloadObservedGeneration',
  compare: ({ metadata, spec, status }) => {
    const told = numberOf(metadata.annotations[WORKLOAD_GENERATION]);
    return spec.workloadRef === undefined || told === undefined
      ? undefined
      : atLeast(told, status.workloadObservedGeneration ?? 0);
  },
  otherwise: 'SpecNotObserved',
};

/** What an older controller, which writes no phase, says in its condition `Progressing`. */
const progressing = (rollout: ArgoRollout) =>
  conditionOf(rollout, 'Progressing')?.reason;

const paused: CheckRule<ArgoRollout> = {
  ...suspendedWhen<ArgoRollout>(
    ({ spec, status }) =>
      spec.paused ||
      status.phase === 'Paused' ||
      status.pauseConditions.length > 0,
  ),
  otherwise: 'Paused',
};

/**
 * Rollout of Argo Rollouts. Source: its API types and status documentation: condition `InvalidSpec`, `status.abort`,
 * `spec.paused` and `status.pauseConditions`, then `status.phase` (`Degraded`, `Paused`, `Progressing`, `Healthy`), and the
 * counts where an older controller writes no phase. With `spec.workloadRef` a change is one of the Deployment named there. A failure outranks the pause that comes with it.
 */
export const argoRolloutRule = resourceRule({
  group: 'argoproj.io',
  kinds: ['Rollout'],
  schema,
  rule: {
    checks: [
      observedBy(),
      workloadObserved,
      ...troubledPhase(PHASES).slice(0, 1),
      {
        name: 'invalidSpec',
        compare: rollout => equals(false, invalid(rollout)),
        otherwise: 'SpecInvalid',
      },
      {
        name: 'aborted',
        compare: rollout =>
          equals(
            false,
            rollout.status.abort || progressing(rollout) === 'RolloutAborted',
          ),
        otherwise: 'RolloutAborted',
      },
      {
        name: 'deadline',
        compare: rollout =>
          equals(false, progressing(rollout) === 'ProgressDeadlineExceeded'),
        otherwise: 'PhaseFailed',
      },
      ...troubledPhase(PHASES).slice(1),
      paused,
      {
        name: 'updatedReplicas',
        compare: ({ spec, status }) =>
          atLeast(spec.replicas, status.updatedReplicas),
        otherwise: 'Updating',
      },
      {
        name: 'availableReplicas',
        compare: ({ spec, status }) =>
          atLeast(
            Math.min(spec.replicas, status.updatedReplicas),
            status.availableReplicas,
          ),
        otherwise: 'NotYetAvailable',
      },
      {
        name: 'oldReplicas',
        compare: ({ status }) =>
          status.phase === '' ? atMost(0, oldOf(status)) : undefined,
        otherwise: 'OldPending',
      },
      {
        ...pendingPhase(PHASES),
        compare: (rollout, now) =>
          rollout.status.phase === ''
            ? undefined
            : pendingPhase(PHASES).compare(rollout, now),
      },
    ],
    done: ({ spec }) => (spec.replicas === 0 ? 'ScaledToZero' : 'RolledOut'),
    values: rollout => ({
      desired: rollout.spec.replicas,
      updated: rollout.status.updatedReplicas,
      available: rollout.status.availableReplicas,
      old: oldOf(rollout.status),
      phase: rollout.status.phase || '–',
      quote:
        (invalid(rollout) && wordsOf(conditionOf(rollout, 'InvalidSpec'))) ||
        rollout.status.message ||
        wordsOf(conditionOf(rollout, 'Progressing')) ||
        '–',
    }),
  },
});
