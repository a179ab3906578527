type Headers = Record<string, string | string[] | undefined>;

const MAX_WARNINGS = 20;
const MAX_LENGTH = 500;
/** RFC 7234, section 5.5: code, agent, text, and perhaps a date. API servers use 299. */
const WARNING = /\b299 [^\s"]+ "((?:[^"\\]|\\.)*)"/g;

/** Seconds of `Retry-After`, which is a number or a date. Undefined where there is none, or nonsense. */
export function retryAfterSecondsOf(
  headers: Headers,
  now: number,
): number | undefined {
  const [value] = [headers['retry-after'] ?? ''].flat();
  const seconds = /^\s*\d+\s*$/.test(value)
    ? Number(value)
    : (Date.parse(value) - now) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** The texts of the `Warning` headers, each once. */
export function warningsOf(headers: Headers): string[] {
  const text = [headers.warning ?? []].flat().join(', ');
  const warnings = [...text.matchAll(WARNING)].map(([, words]) =>
    words.replace(/\\(.)/g, '$1').slice(0, MAX_LENGTH),
  );
  return [...new Set(warnings)].slice(0, MAX_WARNINGS);
}
