/** Bounds of one stream. */
export interface StreamBounds {
  signal?: AbortSignal;
  /** Longest silence before the stream ends. */
  idleTimeoutMs: number;
  /** The stream ends after so many bytes. */
  maxBytes: number;
}

/**
 * The pieces of a stream until its source ends, falls silent, or has given as much as is wanted. The source is cut off in
 * each case, also when the reader stops reading. Throws what the source throws, and the reason of `signal`.
 */
export async function* untilIdle(
  open: (signal: AbortSignal) => AsyncIterable<Buffer>,
  { signal, idleTimeoutMs, maxBytes }: StreamBounds,
): AsyncGenerator<Buffer, void, void> {
  const idle = new AbortController();
  const either = signal ? AbortSignal.any([signal, idle.signal]) : idle.signal;
  const arm = () => setTimeout(() => idle.abort(), idleTimeoutMs).unref();
  let timer = arm();
  let left = maxBytes;
  try {
    for await (const piece of open(either)) {
      // A slow reader is no silent source: the clock stands still until the next piece is wanted
      clearTimeout(timer);
      const kept = piece.subarray(0, left);
      yield kept;
      timer = arm();
      left -= kept.length;
      if (left <= 0) {
        return;
      }
    }
  } catch (error) {
    if (!idle.signal.aborted || signal?.aborted) {
      throw error;
    }
  } finally {
    clearTimeout(timer);
  }
}
