/** The last moment a date can stand for, in milliseconds. */
const LAST_MOMENT = 8.64e15;

/** Milliseconds since the epoch; undefined for what is no time. */
export function momentOf(time: string | null | undefined): number | undefined {
  const moment = Date.parse(time ?? '');
  return Number.isNaN(moment) ? undefined : moment;
}

/** The moment as ISO 8601; undefined for one no date can stand for. */
export function timeOf(moment: number | undefined): string | undefined {
  return moment !== undefined && Math.abs(moment) <= LAST_MOMENT
    ? new Date(moment).toISOString()
    : undefined;
}

/** The earliest of several times, as it was written. */
export function earliest(...times: (string | undefined)[]): string | undefined {
  return times.reduce((first, time) => {
    const moment = momentOf(time);
    const isFirst =
      moment !== undefined && moment < (momentOf(first) ?? Infinity);
    return isFirst ? time : first;
  }, undefined);
}
