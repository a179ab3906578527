import type { LogLine } from './containerLog.ts';

/** The text of the lines that the parameters of a log request ask for. */
export function chosenLines(
  lines: LogLine[],
  search: URLSearchParams,
  nowMs: number,
): string {
  const number = (name: string) => {
    const text = search.get(name);
    return text === null || text === '' ? undefined : Number(text);
  };
  const seconds = number('sinceSeconds');
  const sinceMs = seconds === undefined ? 0 : nowMs - seconds * 1000;
  const recent = lines.filter(({ atMs }) => atMs >= sinceMs);
  const tail = number('tailLines') ?? recent.length;
  const timestamps = search.get('timestamps') === 'true';
  const text = recent
    .slice(Math.max(0, recent.length - tail))
    .map(line =>
      timestamps
        ? `${new Date(line.atMs).toISOString()} ${line.text}\n`
        : `${line.text}\n`,
    )
    .join('');
  return text.slice(0, number('limitBytes') ?? text.length);
}
