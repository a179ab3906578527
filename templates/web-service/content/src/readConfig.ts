export interface Config {
  port: number;
  /** How long to go on answering after SIGTERM, until the cluster sends no more requests here. */
  drainMs: number;
}

/** Reads the environment. Throws an error that names the variable that is wrong. */
export function readConfig(
  environment: Record<string, string | undefined>,
): Config {
  return {
    port: wholeNumber(environment, 'PORT', 8080),
    drainMs: wholeNumber(environment, 'DRAIN_MS', 5000),
  };
}

function wholeNumber(
  environment: Record<string, string | undefined>,
  name: string,
  fallback: number,
): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Error(`${name} must be a whole number, not '${text}'`);
}
