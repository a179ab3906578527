/** The end of a log, and what has come of the next line. */
export interface LogBuffer {
  /** Number of the first line kept: what came before is no longer here. */
  first: number;
  lines: string[];
  /** A line whose end has not come yet. */
  rest: string;
}

export const EMPTY_LOG: LogBuffer = { first: 0, lines: [], rest: '' };

/** Adds text to a log and keeps its last `most` lines. Pure. */
export function appendLog(
  log: LogBuffer,
  text: string,
  most: number,
): LogBuffer {
  const pieces = (log.rest + text).split(/\r?\n/);
  const rest = pieces.pop() ?? '';
  const lines = [...log.lines, ...pieces];
  const surplus = Math.max(0, lines.length - most);
  return {
    first: log.first + surplus,
    lines: surplus > 0 ? lines.slice(surplus) : lines,
    rest,
  };
}
