import { z } from 'zod';
import {
  conditionWords,
  failingWhenFalse,
  isTrue,
  observedBy,
} from '../conditionChecks';
import { conditionOf } from '../conditionOf';
import { Condition, conditionSchema, metadataSchema } from '../objects';
import { resourceRule, section, statusShape } from '../resourceRule';
import { CheckRule, equals } from '../runRule';

/** Where `autoscaling/v1` keeps the conditions, as JSON. */
const V1_CONDITIONS = 'autoscaling.alpha.kubernetes.io/conditions';

function conditionsOfV1(annotations: Record<string, string>): Condition[] {
  try {
    const json: unknown = JSON.parse(annotations[V1_CONDITIONS] ?? '[]');
    return z.array(conditionSchema).safeParse(json).data ?? [];
  } catch {
    return [];
  }
}

const schema = z
  .object({
    metadata: metadataSchema,
    /** Kept for whoever asks which workload it wakes. */
    spec: section({
      minReplicas: z.unknown().optional(),
      scaleTargetRef: z.unknown().optional(),
    }),
    status: section({
      ...statusShape,
      currentReplicas: z.number().default(0),
      desiredReplicas: z.number().default(0),
    }),
  })
  .transform(({ metadata, spec, status }) => ({
    ...{ metadata, spec },
    status: {
      ...status,
      conditions:
        status.conditions.length > 0
          ? status.conditions
          : conditionsOfV1(metadata.annotations),
    },
  }));
type HorizontalPodAutoscaler = z.infer<typeof schema>;

/** The controller's own words for "the target is scaled to zero, so I rest". */
const disabled = (autoscaler: HorizontalPodAutoscaler) =>
  conditionOf(autoscaler, 'ScalingActive')?.reason === 'ScalingDisabled';

const [scalingActive] = failingWhenFalse('ScalingActive');
const scaledToZero: CheckRule<HorizontalPodAutoscaler> = {
  name: 'scaledToZero',
  compare: autoscaler => equals(false, disabled(autoscaler)),
  otherwise: 'ScaledToZero',
};

/**
 * HorizontalPodAutoscaler. Source: its API reference, conditions `AbleToScale`, `ScalingActive` (false with reason
 * `ScalingDisabled` when somebody has set the target to no replicas), `ScaledToZero` (the autoscaler has, until there is
 * work) and `ScalingLimited`, which is no trouble. `autoscaling/v1` has them
 * in an annotation.
 */
export const horizontalPodAutoscalerRule = resourceRule({
  group: 'autoscaling',
  kinds: ['HorizontalPodAutoscaler'],
  schema,
  rule: {
    checks: [
      scaledToZero,
      observedBy(),
      ...failingWhenFalse('AbleToScale'),
      {
        ...scalingActive,
        compare: (autoscaler, now) =>
          disabled(autoscaler)
            ? undefined
            : scalingActive.compare(autoscaler, now),
      },
      {
        name: 'AbleToScale',
        compare: autoscaler => equals(true, isTrue(autoscaler, 'AbleToScale')),
        otherwise: 'Reconciling',
      },
    ],
    // By the autoscaler itself, which will wake it again; a target at zero by hand is `disabled`
    done: autoscaler =>
      isTrue(autoscaler, 'ScaledToZero') ? 'Idle' : 'Current',
    values: autoscaler => ({
      ...conditionWords(autoscaler, { good: ['AbleToScale', 'ScalingActive'] }),
      current: autoscaler.status.currentReplicas,
      desired: autoscaler.status.desiredReplicas,
    }),
  },
});
