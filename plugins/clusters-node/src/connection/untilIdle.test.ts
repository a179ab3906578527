import { setTimeout as sleep } from 'node:timers/promises';
import { untilIdle } from './untilIdle';

const bounds = { idleTimeoutMs: 5_000, maxBytes: 1_000 };

async function collect(pieces: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece.toString();
  }
  return text;
}

/** A source that gives its words and then stays silent until it is cut off; tells when it was. */
function source(words: string[]) {
  const seen = { cut: false };
  async function* open(signal: AbortSignal) {
    try {
      for (const word of words) {
        yield Buffer.from(word);
      }
      await sleep(60_000, undefined, { signal });
    } finally {
      seen.cut = true;
    }
  }
  return { seen, open };
}

it('ends when the source falls silent, and lets it go', async () => {
  const { seen, open } = source(['one ', 'two']);
  const text = await collect(untilIdle(open, { ...bounds, idleTimeoutMs: 50 }));
  expect(text).toBe('one two');
  expect(seen.cut).toBe(true);
});

it('gives no byte more than is wanted', async () => {
  const { seen, open } = source(['12345', '67890']);
  expect(await collect(untilIdle(open, { ...bounds, maxBytes: 7 }))).toBe(
    '1234567',
  );
  expect(seen.cut).toBe(true);
});

it('does not take a slow reader for a silent source', async () => {
  const { open } = source(['1', '2', '3']);
  let text = '';
  for await (const piece of untilIdle(open, { ...bounds, idleTimeoutMs: 40 })) {
    text += piece.toString();
    await sleep(80);
  }
  expect(text).toBe('123');
});

it('lets the source go when the reader stops', async () => {
  const { seen, open } = source(['1', '2']);
  for await (const piece of untilIdle(open, bounds)) {
    expect(piece.toString()).toBe('1');
    break;
  }
  expect(seen.cut).toBe(true);
});

it('throws the reason of a caller who leaves', async () => {
  const { open } = source(['1']);
  const leaving = new AbortController();
  setTimeout(() => leaving.abort(new Error('left')), 20);
  const left = collect(untilIdle(open, { ...bounds, signal: leaving.signal }));
  await expect(left).rejects.toThrow();
});

it('throws what the source throws', async () => {
  // eslint-disable-next-line require-yield
  async function* broken(): AsyncGenerator<Buffer> {
    throw new Error('refused');
  }
  await expect(collect(untilIdle(broken, bounds))).rejects.toThrow('refused');
});
