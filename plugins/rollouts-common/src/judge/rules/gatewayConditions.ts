import { z } from 'zod';
import { conditionSchema, metadataSchema } from '../objects';
import { CheckRule, equals, Values } from '../runRule';
import { meaningOfReason } from './generalWords';

/** The conditions that somebody else than the object itself has written. */
export const conditionListSchema = z.array(conditionSchema).default([]);

/** Conditions together with who says so: the object itself, a listener, a parent. */
export interface Spoken {
  speaker: string;
  condition: z.infer<typeof conditionSchema>;
}

type Metadata = z.infer<typeof metadataSchema>;

const isNewest = ({ generation }: Metadata, { condition }: Spoken) =>
  (condition.observedGeneration ?? generation) >= generation;

/** Conditions that are true when all is well. */
const WELL = ['Accepted', 'Programmed', 'ResolvedRefs', 'Ready'];
/** Conditions that are true when something is wrong. */
const WRONG = ['Conflicted', 'PartiallyInvalid', 'OverlappingTLSConfig'];
/** Reasons with which a condition is false only for now. */
const PASSING = ['Pending', 'Waiting', 'NotReconciled', 'AddressNotAssigned'];

function meaningOf({ condition }: Spoken): 'failed' | 'working' | 'well' {
  const { type, status, reason = '' } = condition;
  if (WRONG.includes(type)) {
    return status === 'True' ? 'failed' : 'well';
  }
  if (!WELL.includes(type) || status === 'True') {
    return 'well';
  }
  const isPassing =
    PASSING.includes(reason) || meaningOfReason(reason) === 'working';
  return status === 'False' && !isPassing ? 'failed' : 'working';
}

/** A condition that is not as it should be, as a check. */
const asSaid = ({ condition: { type, status } }: Spoken) => ({
  expected: WRONG.includes(type) ? 'False' : 'True',
  actual: status,
  passed: false,
});

/** What conditions say of an object, and where they come from. */
export interface Hearing<T> {
  hear(object: T): Spoken[];
}

const words = ({ speaker, condition }: Spoken): Values => ({
  condition: speaker ? `${condition.type} (${speaker})` : condition.type,
  quote: condition.message || condition.reason || '–',
});

export function conditionChecks<T extends { metadata: Metadata }>({
  hear,
}: Hearing<T>) {
  const first = (object: T, meaning: 'failed' | 'working') =>
    hear(object).find(
      one => isNewest(object.metadata, one) && meaningOf(one) === meaning,
    );
  const failing: CheckRule<T> = {
    name: 'conditions',
    compare: object => {
      const found = first(object, 'failed');
      return found && asSaid(found);
    },
    otherwise: 'ConditionFalse',
  };
  const observed: CheckRule<T> = {
    name: 'observedGeneration',
    compare: object => {
      const stale = hear(object).find(one => !isNewest(object.metadata, one));
      return stale
        ? equals(
            object.metadata.generation,
            stale.condition.observedGeneration ?? 0,
          )
        : undefined;
    },
    otherwise: 'SpecNotObserved',
  };
  const working: CheckRule<T> = {
    name: 'conditions',
    compare: object => {
      const found = first(object, 'working');
      return found && asSaid(found);
    },
    otherwise: 'Reconciling',
  };
  const valuesOf = (object: T): Values => {
    const found = first(object, 'failed') ?? first(object, 'working');
    return found ? words(found) : {};
  };
  return { failing, observed, working, valuesOf };
}

/** Nothing is well as long as this has not been said to be. */
export const mustHear = <T>(
  { hear }: Hearing<T>,
  types: string[],
): CheckRule<T>[] =>
  types.map(type => ({
    name: type,
    compare: object =>
      equals(
        true,
        hear(object).some(
          ({ condition }) =>
            condition.type === type && condition.status === 'True',
        ),
      ),
    otherwise: 'Reconciling',
  }));
