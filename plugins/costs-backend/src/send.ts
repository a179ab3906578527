import { once } from 'node:events';
import { Writable } from 'node:stream';

/** Waits for a slow reader instead of keeping the file in memory. */
export async function send(res: Writable, text: string): Promise<void> {
  if (text && !res.write(text) && !res.destroyed) {
    // Whichever does not come would listen for as long as the file takes
    const waited = new AbortController();
    const { signal } = waited;
    const either = ['drain', 'close'].map(name => once(res, name, { signal }));
    await Promise.race(either).finally(() => waited.abort());
  }
}
