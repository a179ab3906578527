import { fillSentence, REASONS, Reason } from './reasons';
import { Check, Verdict } from './verdict';

/** What a sentence is filled with. */
export type Values = Record<string, string | number>;

/** One comparison of a rule, and what it means when it fails. */
export interface CheckRule<T> {
  /** Stable name shown beside the values. */
  name: string;
  /** Absent when the check does not apply to this object. */
  compare(
    object: T,
    now: Date,
  ): Pick<Check, 'expected' | 'actual' | 'passed'> | undefined;
  /** The reason when it fails. */
  otherwise: Reason;
}

/** How one kind is judged: the first failing check decides, `done` when none fails. */
export interface KindRule<T> {
  checks: CheckRule<T>[];
  done(object: T): Reason;
  /** What the sentence of this reason is filled with. */
  values(object: T, reason: Reason): Values;
  /** When the mere passing of time will change the verdict, as ISO 8601. */
  recheckAt?(object: T, now: Date): string | undefined;
}

/** A verdict with its sentence. */
export function verdictOf(
  reason: Reason,
  values: Values,
  checks: Check[] = [],
): Verdict {
  const { status, text } = REASONS[reason];
  const message = fillSentence(text, values);
  return { status, reason, message, values, checks };
}

/**
 * Runs every check, so that a page can show all values, and lets the first that fails decide: rules list their checks in
 * the order in which the tool they follow asks.
 */
export function runRule<T>(rule: KindRule<T>, object: T, now: Date): Verdict {
  const checks: Check[] = [];
  let decided: Reason | undefined;
  for (const { name, compare, otherwise } of rule.checks) {
    const compared = compare(object, now);
    if (compared) {
      checks.push({ name, ...compared });
      decided ??= compared.passed ? undefined : otherwise;
    }
  }
  const reason = decided ?? rule.done(object);
  const verdict = verdictOf(reason, rule.values(object, reason), checks);
  const recheckAt = rule.recheckAt?.(object, now);
  return recheckAt ? { ...verdict, recheckAt } : verdict;
}

/** A check that a number has grown to at least another. */
export function atLeast(expected: number, actual: number) {
  return { expected, actual, passed: actual >= expected };
}

/** A check that a number is at most another. */
export function atMost(expected: number, actual: number) {
  return { expected, actual, passed: actual <= expected };
}

/** A check that a value is exactly another. */
export function equals<V extends string | number | boolean>(
  expected: V,
  actual: V,
) {
  return { expected, actual, passed: expected === actual };
}
