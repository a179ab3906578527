import {
  conditionWords,
  isTrue,
  mustBeTrue,
  suspendedWhen,
} from '../conditionChecks';
import { conditionOf } from '../conditionOf';
import { OtherObject } from '../objects';
import { Conditioned, conditionedSchema, resourceRule } from '../resourceRule';
import { equals } from '../runRule';

const PAUSED = 'crossplane.io/paused';

const isPaused = (object: Conditioned) =>
  object.metadata.annotations[PAUSED] === 'true' ||
  conditionOf(object, 'Synced')?.reason === 'ReconcilePaused';

/** Whether an object of any kind is one of Crossplane's: only they have the condition `Synced` or its annotations. */
export function isCrossplane(object: OtherObject): boolean {
  const { annotations } = object.metadata;
  const parsed = conditionedSchema.safeParse(object).data;
  return (
    PAUSED in annotations ||
    'crossplane.io/external-name' in annotations ||
    (parsed !== undefined && conditionOf(parsed, 'Synced') !== undefined)
  );
}

const unavailable = (object: Conditioned) =>
  conditionOf(object, 'Ready')?.reason === 'Unavailable' &&
  !isTrue(object, 'Ready');

const [notSynced, notYetSynced] = mustBeTrue('Synced');

/**
 * Crossplane managed resources, composites and claims, which may be of any kind. Source: its common conditions: `Synced`
 * (false with `ReconcileError`, or `ReconcilePaused` for the annotation `crossplane.io/paused`), and `Ready`, false with
 * `Creating` for now and with `Unavailable` as a failure.
 */
export const crossplaneRule = resourceRule({
  group: '*',
  kinds: ['*'],
  schema: conditionedSchema,
  rule: {
    checks: [
      suspendedWhen(isPaused),
      notSynced,
      {
        name: 'unavailable',
        compare: object => equals(false, unavailable(object)),
        otherwise: 'ConditionFalse',
      },
      notYetSynced,
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
