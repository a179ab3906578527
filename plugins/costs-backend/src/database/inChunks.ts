/** Rows a statement takes at once: SQLite allows 32,766 parameters. */
const CHUNK = 500;

/** Runs `work` on one part of the rows after the other, so that no statement grows with them. */
export async function inChunks<T>(
  rows: readonly T[],
  work: (chunk: T[]) => Promise<unknown>,
): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) {
    await work(rows.slice(i, i + CHUNK));
  }
}
