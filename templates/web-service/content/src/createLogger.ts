export type Level = 'info' | 'warn' | 'error';
export type Log = (
  level: Level,
  message: string,
  fields?: Record<string, unknown>,
) => void;

/** Writes one JSON object a line, which log collectors read without configuration. */
export function createLogger(
  write: (line: string) => void,
  now: () => Date = () => new Date(),
): Log {
  return (level, message, fields = {}) => {
    const entry = { time: now().toISOString(), level, message, ...fields };
    write(`${JSON.stringify(entry)}\n`);
  };
}
