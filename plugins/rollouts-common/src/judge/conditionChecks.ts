import { conditionOf, wordsOf } from './conditionOf';
import { Conditioned } from './resourceRule';
import { atLeast, CheckRule, equals, Values } from './runRule';

const statusOf = (object: Conditioned, type: string) =>
  conditionOf(object, type)?.status ?? 'Unknown';

/** Whether a condition is true. */
export function isTrue(object: Conditioned, type: string): boolean {
  return statusOf(object, type) === 'True';
}

/**
 * Whether a condition speaks of the object as it is now. It says so itself, or its status says so for all of them; where
 * neither names a generation, it does.
 */
export function isCurrent(object: Conditioned, type: string): boolean {
  const { metadata, status } = object;
  const generation =
    conditionOf(object, type)?.observedGeneration ?? status.observedGeneration;
  return generation === undefined || generation >= metadata.generation;
}

/**
 * The latest change is observed, by the status and by each of these conditions that names a generation; does not apply where
 * none does. A failure that names the newest generation is asked for before this: a controller that fails on a change may
 * never write that it has observed it.
 */
export function observedBy(...types: string[]): CheckRule<Conditioned> {
  return {
    name: 'observedGeneration',
    compare: object => {
      const generations = [
        object.status.observedGeneration,
        ...types.map(type => conditionOf(object, type)?.observedGeneration),
      ].filter(generation => generation !== undefined);
      return generations.length === 0
        ? undefined
        : atLeast(object.metadata.generation, Math.min(...generations));
    },
    otherwise: 'SpecNotObserved',
  };
}

/** Whether a controller has been told to leave the object alone. */
export function suspendedWhen<T>(test: (object: T) => boolean): CheckRule<T> {
  return {
    name: 'suspended',
    compare: object => equals(false, test(object)),
    otherwise: 'SpecSuspended',
  };
}

const isNow = (object: Conditioned, type: string, status: string) =>
  statusOf(object, type) === status && isCurrent(object, type);

/** Conditions that mean failure while they are false and speak of the newest generation. */
export function failingWhenFalse(...types: string[]): CheckRule<Conditioned>[] {
  return types.map(type => ({
    name: type,
    compare: object =>
      isNow(object, type, 'False') ? equals('True', 'False') : undefined,
    otherwise: 'ConditionFalse',
  }));
}

/** Conditions that mean failure while they are true and speak of the newest generation. */
export function failingWhenTrue(...types: string[]): CheckRule<Conditioned>[] {
  return types.map(type => ({
    name: type,
    compare: object => equals(false, isNow(object, type, 'True')),
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

/** What `failingWhenFalse` has answered is not asked again. */
function pendingUnlessFailing(...types: string[]): CheckRule<Conditioned>[] {
  return pendingUntilTrue(...types).map(check => ({
    ...check,
    compare: (object: Conditioned, now: Date) =>
      isNow(object, check.name, 'False')
        ? undefined
        : check.compare(object, now),
  }));
}

/** False fails, an older generation, unknown or absent waits: failures first, so that the worst decides. */
export function mustBeTrue(...types: string[]): CheckRule<Conditioned>[] {
  return [
    ...failingWhenFalse(...types),
    observedBy(...types),
    ...pendingUnlessFailing(...types),
  ];
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
