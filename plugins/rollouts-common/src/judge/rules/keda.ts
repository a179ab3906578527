import { z } from 'zod';
import {
  conditionWords,
  failingWhenTrue,
  isTrue,
  mustBeTrue,
  suspendedWhen,
} from '../conditionChecks';
import { conditionOf } from '../conditionOf';
import { metadataSchema } from '../objects';
import { resourceRule, section, statusShape } from '../resourceRule';
import { CheckRule, equals } from '../runRule';

const schema = z.object({
  metadata: metadataSchema,
  spec: section({
    minReplicaCount: z.number().default(0),
    idleReplicaCount: z.number().optional(),
    /** Kept for whoever asks which workload it wakes. */
    scaleTargetRef: z.unknown().optional(),
  }),
  status: section(statusShape),
});
type Scaled = z.infer<typeof schema>;

const PAUSED = 'autoscaling.keda.sh/paused';
const PAUSED_REPLICAS = 'autoscaling.keda.sh/paused-replicas';

function isPaused(scaled: Scaled): boolean {
  const { annotations } = scaled.metadata;
  return (
    annotations[PAUSED] === 'true' ||
    annotations[PAUSED_REPLICAS] !== undefined ||
    isTrue(scaled, 'Paused')
  );
}

/** No trigger is active, and then nothing is kept running. */
function isIdle(scaled: Scaled): boolean {
  const { idleReplicaCount, minReplicaCount } = scaled.spec;
  return (
    conditionOf(scaled, 'Active')?.status === 'False' &&
    (idleReplicaCount ?? minReplicaCount) === 0
  );
}

/** Some of its triggers cannot be read: it says neither true nor false, and scales by half of what it should know. */
const partial: CheckRule<Scaled> = {
  name: 'triggers',
  compare: scaled => {
    const { status, reason = '' } = conditionOf(scaled, 'Ready') ?? {};
    return equals(false, status === 'Unknown' && /^Partial/.test(reason));
  },
  otherwise: 'ConditionFalse',
};

const rule = (kind: string, idle: (scaled: Scaled) => boolean) =>
  resourceRule({
    group: 'keda.sh',
    kinds: [kind],
    schema,
    rule: {
      checks: [
        suspendedWhen(isPaused),
        ...failingWhenTrue('Fallback'),
        partial,
        ...mustBeTrue('Ready'),
      ],
      done: scaled => (idle(scaled) ? 'Idle' : 'Current'),
      values: scaled =>
        conditionWords(scaled, { bad: ['Fallback'], good: ['Ready'] }),
    },
  });

/**
 * KEDA ScaledObject and ScaledJob. Source: its API types: the pause annotations and condition `Paused`, `Fallback` (the
 * scaler cannot be read and a fixed number runs instead), `Ready`, unknown while only some triggers can be read, and `Active`, which is false while there is no work. A
 * ScaledJob without work has no jobs, which is its normal state.
 */
export const kedaRules = [
  rule('ScaledObject', isIdle),
  rule('ScaledJob', () => false),
];
