import { conditionOf, wordsOf } from './conditionOf';
import { Conditioned } from './resourceRule';
import { atLeast, CheckRule, equals, Values } from './runRule';

const statusOf = (object: Conditioned, type: string) =>
  conditionOf(object, type)?.status ?? 'Unknown';

/** Whether a condition is true. */
export function isTrue(object: Conditioned, type: string): boolean {
  return statusOf(object, type) === 'True';
}

/** The latest change is observed; does not apply where the controller does not say of which generation it speaks. */
export const observed: CheckRule<Conditioned> = {
  name: 'observedGeneration',
  compare: object => {
    const { metadata, status } = object;
    const generation =
      status.observedGeneration ??
      conditionOf(object, 'Ready')?.observedGeneration;
    return generation === undefined
      ? undefined
      : atLeast(metadata.generation, generation);
  },
  otherwise: 'SpecNotObserved',
};

/** Whether a controller has been told to leave the object alone. */
export function suspendedWhen<T>(test: (object: T) => boolean): CheckRule<T> {
  return {
    name: 'suspended',
    compare: object => equals(false, test(object)),
    otherwise: 'SpecSuspended',
  };
}

/** Conditions that mean failure while they are false. */
export function failingWhenFalse(...types: string[]): CheckRule<Conditioned>[] {
  return types.map(type => ({
    name: type,
    compare: object =>
      statusOf(object, type) === 'False' ? equals('True', 'False') : undefined,
    otherwise: 'ConditionFalse',
  }));
}

/** Conditions that mean failure while they are true. */
export function failingWhenTrue(...types: string[]): CheckRule<Conditioned>[] {
  return types.map(type => ({
    name: type,
    compare: object => equals(false, isTrue(object, type)),
    otherwise: 'ConditionFalse',
  }));
}

/** Conditions that are still to become true. */
export function pendingUntilTrue(...types: string[]): CheckRule<Conditioned>[] {
  return types.map(type => ({
    name: type,
    compare: object => equals('True', statusOf(object, type)),
    otherwise: 'Reconciling',
  }));
}

/** False fails, unknown or absent waits: failures first, so that the worst decides. */
export function mustBeTrue(...types: string[]): CheckRule<Conditioned>[] {
  const failing = failingWhenFalse(...types);
  const pending = pendingUntilTrue(...types).map(check => ({
    ...check,
    compare: (object: Conditioned, now: Date) =>
      statusOf(object, check.name) === 'False'
        ? undefined
        : check.compare(object, now),
  }));
  return [...failing, ...pending];
}

/** The words of the condition that explains most: a bad one that is true, then a false one, then one still unknown. */
export function conditionWords(
  object: Conditioned,
  { good, bad = [] }: { good: string[]; bad?: string[] },
): Values {
  const type =
    bad.find(name => isTrue(object, name)) ??
    good.find(name => statusOf(object, name) === 'False') ??
    good.find(name => !isTrue(object, name)) ??
    good[0];
  return {
    condition: type,
    quote: wordsOf(conditionOf(object, type)) || '–',
  };
}
