import { clip } from './clip';
import { Check, Verdict } from './verdict';

/** More comparisons than this are nobody's to read. */
const MOST_CHECKS = 100;

type Value = string | number | boolean;

const clipped = <V extends Value>(value: V): V | string =>
  typeof value === 'string' ? clip(value) : value;

function boundedChecks(checks: Check[]): Check[] {
  const firstFailed = checks.findIndex(({ passed }) => !passed);
  const kept = checks.filter(
    (_check, index) => index < MOST_CHECKS || index === firstFailed,
  );
  return kept.map(({ name, expected, actual, passed }) => ({
    name: clip(name),
    expected: clipped(expected),
    actual: clipped(actual),
    passed,
  }));
}

/** A verdict of a size that can be kept and sent for every object: a status may hold megabytes, all of them a tenant's. */
export function boundedVerdict(verdict: Verdict): Verdict {
  const values = Object.entries(verdict.values).map(
    ([name, value]) => [name, clipped(value)] as const,
  );
  return {
    ...verdict,
    message: clip(verdict.message),
    values: Object.fromEntries(values),
    checks: boundedChecks(verdict.checks),
  };
}
