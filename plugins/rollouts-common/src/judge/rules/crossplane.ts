import { z } from 'zod';
import {
  conditionWords,
  failingWhenFalse,
  isTrue,
  observedBy,
  pendingUntilTrue,
  suspendedWhen,
} from '../conditionChecks';
import { conditionOf } from '../conditionOf';
import { metadataSchema, OtherObject } from '../objects';
import {
  Conditioned,
  resourceRule,
  section,
  statusShape,
} from '../resourceRule';
import { equals } from '../runRule';

const PAUSED = 'crossplane.io/paused';

const isPaused = (object: Conditioned) =>
  object.metadata.annotations[PAUSED] === 'true' ||
  conditionOf(object, 'Synced')?.reason === 'ReconcilePaused';

const marker = z
  .unknown()
  .transform(value => (value === undefined ? undefined : true))
  .optional();

/** Fields of a specification that only managed resources, composites and claims have. */
const MARKERS = {
  forProvider: marker,
  crossplane: marker,
  compositionRef: marker,
  compositionSelector: marker,
  compositionUpdatePolicy: marker,
};

const schema = z.object({
  metadata: metadataSchema,
  spec: section(MARKERS),
  status: section(statusShape),
});

const markedSchema = z.object({ spec: section(MARKERS) });

/**
 * Whether an object of any kind is one of Crossplane's: by its annotations or the fields that only they have. The condition
 * `Synced` alone proves nothing: others write it too.
 */
export function isCrossplane(object: OtherObject): boolean {
  const { annotations } = object.metadata;
  const marked = markedSchema.safeParse(object).data?.spec ?? {};
  return (
    PAUSED in annotations ||
    'crossplane.io/external-name' in annotations ||
    Object.values(marked).some(value => value === true)
  );
}

const unavailable = (object: Conditioned) =>
  conditionOf(object, 'Ready')?.reason === 'Unavailable' &&
  !isTrue(object, 'Ready');

const [notSynced] = failingWhenFalse('Synced');
const [notYetSynced] = pendingUntilTrue('Synced');

/**
 * Crossplane managed resources, composites and claims, which may be of any kind. Source: its common conditions: `Synced`
 * (false with `ReconcileError`, or `ReconcilePaused` for the annotation `crossplane.io/paused`), and `Ready`, false with
 * `Creating` for now and with `Unavailable` as a failure.
 */
export const crossplaneRule = resourceRule({
  group: '*',
  kinds: ['*'],
  schema,
  rule: {
    checks: [
      suspendedWhen(isPaused),
      notSynced,
      {
        name: 'unavailable',
        compare: object => equals(false, unavailable(object)),
        otherwise: 'ConditionFalse',
      },
      observedBy('Synced', 'Ready'),
      {
        ...notYetSynced,
        compare: (object, now) =>
          notSynced.compare(object, now)
            ? undefined
            : notYetSynced.compare(object, now),
      },
      {
        name: 'Ready',
        compare: object => equals(true, isTrue(object, 'Ready')),
        otherwise: 'Reconciling',
      },
    ],
    done: () => 'Current',
    values: object => conditionWords(object, { good: ['Synced', 'Ready'] }),
  },
});
