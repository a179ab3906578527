import { Condition } from './objects';

/** The condition of this type, if the status has it. */
export function conditionOf(
  object: { status: { conditions?: Condition[] | null } },
  type: string,
): Condition | undefined {
  return object.status.conditions?.find(condition => condition.type === type);
}

/** The message of a condition, or its reason, or nothing. */
export function wordsOf(condition?: Condition): string {
  return condition?.message || condition?.reason || '';
}
