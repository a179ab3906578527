/** A revision that can be chosen. */
export interface Choosable {
  revision: string;
}

/**
 * The revision to go back to, as `kubectl rollout undo` chooses: the one of that number, and for `0` the second highest.
 * Undefined where there is none.
 */
export function chooseRevision<T extends Choosable>(
  revisions: T[],
  wanted: string,
): T | undefined {
  const newestFirst = [...revisions].sort(
    (a, b) => Number(b.revision) - Number(a.revision),
  );
  return wanted === '0'
    ? newestFirst[1]
    : newestFirst.find(({ revision }) => revision === wanted);
}
