import { Coverage } from '@dugnad/plugin-costs-common';

/** How much of days was observed, all together. */
export function coverageOf(
  days: readonly { billedSeconds: number; observedSeconds: number }[],
): Coverage {
  const sum = (key: 'billedSeconds' | 'observedSeconds') =>
    days.reduce((total, one) => total + one[key], 0);
  const billedSeconds = sum('billedSeconds');
  const observedSeconds = sum('observedSeconds');
  return {
    billedSeconds,
    observedSeconds,
    percent: billedSeconds > 0 ? (observedSeconds / billedSeconds) * 100 : null,
  };
}
