import { conditionOf, wordsOf } from '../conditionOf';
import { OtherObject } from '../objects';
import { Conditioned, conditionedSchema, unreadable } from '../resourceRule';
import { verdictOf } from '../runRule';
import { Check, Verdict } from '../verdict';

/** Conditions that are true when something is wrong, per the kstatus conventions. */
const TROUBLE = ['Stalled', 'Failed'];
/** Conditions that are true when all is well. */
const WELL = ['Ready', 'Available'];

function checksOf(object: Conditioned): Check[] {
  const { generation } = object.metadata;
  const observed = object.status.observedGeneration ?? generation;
  const check = (name: string, expected: string, actual: string) => ({
    name,
    expected,
    actual,
    passed: expected === actual,
  });
  return [
    {
      name: 'observedGeneration',
      expected: generation,
      actual: observed,
      passed: observed >= generation,
    },
    ...object.status.conditions.flatMap(({ type, status }) => {
      if ([...TROUBLE, 'Reconciling'].includes(type)) {
        return [check(type, 'False', status)];
      }
      return WELL.includes(type) ? [check(type, 'True', status)] : [];
    }),
  ];
}

function judgeConditioned(object: Conditioned): Verdict {
  const checks = checksOf(object);
  if (!checks[0].passed) {
    return verdictOf('SpecNotObserved', {}, checks);
  }
  const failing = (types: string[]) =>
    checks.find(check => types.includes(check.name) && !check.passed);
  const verdict = (name: string, certain: boolean) =>
    verdictOf(
      certain ? 'ConditionFalse' : 'Reconciling',
      { condition: name, quote: wordsOf(conditionOf(object, name)) },
      checks,
    );
  const stalled = failing(TROUBLE);
  if (stalled) {
    return verdict(stalled.name, stalled.actual === 'True');
  }
  const reconciling = failing(['Reconciling']);
  if (reconciling) {
    return verdict(reconciling.name, false);
  }
  const unwell = failing(WELL);
  return unwell
    ? verdict(unwell.name, unwell.actual === 'False')
    : verdictOf('Current', {}, checks);
}

/**
 * Any kind without a rule of its own. Source: kstatus ("abnormal-true" conditions `Stalled` and `Reconciling`, then `Ready`
 * and `Available`); an object with no status, or none of these conditions, is current.
 */
export function judgeByConditions(object: OtherObject): Verdict {
  const parsed = conditionedSchema.safeParse(object);
  return parsed.success
    ? judgeConditioned(parsed.data)
    : unreadable(parsed.error.issues[0].path.join('.'));
}
