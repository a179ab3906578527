import { Dora, DoraEvent, DoraPeriod } from '@dugnad/plugin-rollouts-common';

/** The four figures, by what the page calls them. */
export const FIGURES = [
  'deployments',
  'leadTime',
  'failureRate',
  'restore',
] as const;

/** One of `FIGURES`. */
export type Figure = (typeof FIGURES)[number];

/** The value of a figure in a period; absent where there is nothing to compute it from. */
export function figureOf(
  figure: Figure,
  period: DoraPeriod,
): number | undefined {
  switch (figure) {
    case 'deployments':
      return period.deploymentsPerDay;
    case 'leadTime':
      return period.leadTimeMs;
    case 'failureRate':
      return period.changeFailureRate;
    default:
      return period.timeToRestoreMs;
  }
}

/** The events a figure counts. */
export function eventsOf(figure: Figure, { events }: Dora): DoraEvent[] {
  switch (figure) {
    case 'deployments':
      return events.deployments;
    case 'leadTime':
      return events.leadTimes;
    case 'failureRate':
      return events.failures;
    default:
      return events.restores;
  }
}

/** A period as a bar of a small picture. */
export interface DoraBar {
  period: DoraPeriod;
  /** Of the highest, in percent; absent where the figure is a gap, which is not zero. */
  heightPercent?: number;
}

/** The periods of a figure as bars. Pure. */
export function doraBars(figure: Figure, periods: DoraPeriod[]): DoraBar[] {
  const values = periods.map(period => figureOf(figure, period));
  const highest = Math.max(0, ...values.map(value => value ?? 0));
  return periods.map((period, at) => {
    const value = values[at];
    return {
      period,
      heightPercent:
        value === undefined
          ? undefined
          : (highest > 0 && (value / highest) * 100) || 0,
    };
  });
}
