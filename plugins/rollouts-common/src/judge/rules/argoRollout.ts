import { z } from 'zod';
import { observed, suspendedWhen } from '../conditionChecks';
import { conditionOf, wordsOf } from '../conditionOf';
import { metadataSchema } from '../objects';
import { pendingPhase, Phases, troubledPhase } from '../phaseChecks';
import { resourceRule, section, statusShape } from '../resourceRule';
import { atLeast, CheckRule, equals } from '../runRule';

const PHASES: Phases = {
  done: ['Healthy'],
  progressing: ['Progressing', 'Paused'],
  failed: ['Degraded'],
};

const count = z.number().default(0);
const schema = z.object({
  metadata: metadataSchema,
  spec: section({
    replicas: z.number().default(1),
    paused: z.boolean().default(false),
  }),
  status: section({
    ...statusShape,
    /** A number in a string; a hash in versions before 1.0. */
    observedGeneration: z
      .union([z.string(), z.number()])
      .optional()
      .transform(text =>
        /^\d{1,15}$/.test(String(text)) ? Number(text) : undefined,
      ),
    phase: z.string().default(''),
    message: z.string().default(''),
    abort: z.boolean().default(false),
    pauseConditions: z.array(z.unknown()).default([]),
    updatedReplicas: count,
    availableReplicas: count,
  }),
});
type ArgoRollout = z.infer<typeof schema>;

const invalid = (rollout: ArgoRollout) =>
  conditionOf(rollout, 'InvalidSpec')?.status === 'True';

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
 * counts where an older controller writes no phase. A failure outranks the pause that comes with it.
 */
export const argoRolloutRule = resourceRule({
  group: 'argoproj.io',
  kinds: ['Rollout'],
  schema,
  rule: {
    checks: [
      observed,
      ...troubledPhase(PHASES).slice(0, 1),
      {
        name: 'invalidSpec',
        compare: rollout => equals(false, invalid(rollout)),
        otherwise: 'SpecInvalid',
      },
      {
        name: 'aborted',
        compare: ({ status }) => equals(false, status.abort),
        otherwise: 'RolloutAborted',
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
      phase: rollout.status.phase || '–',
      quote:
        (invalid(rollout) && wordsOf(conditionOf(rollout, 'InvalidSpec'))) ||
        rollout.status.message ||
        wordsOf(conditionOf(rollout, 'Progressing')) ||
        '–',
    }),
  },
});
