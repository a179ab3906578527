import { boundedBytes, boundedJson } from './boundedBody';

/** Sends pieces for as long as somebody reads. */
function endless(state: { cancelled: boolean }): Response {
  return new Response(
    new ReadableStream<Uint8Array>({
      pull: controller => controller.enqueue(new Uint8Array(64 * 1024)),
      cancel: () => {
        state.cancelled = true;
      },
    }),
  );
}

describe('bounded bodies', () => {
  it('are whole where they are short enough', async () => {
    const bytes = await boundedBytes(new Response('hello'), 5);
    expect(Buffer.from(bytes).toString()).toBe('hello');
    expect(await boundedJson(new Response('{"a":[1]}'), 100)).toEqual({
      a: [1],
    });
    expect(await boundedBytes(new Response(null), 0)).toHaveLength(0);
  });

  it('are cut off where they have no end', async () => {
    const state = { cancelled: false };
    await expect(boundedBytes(endless(state), 2_000_000)).rejects.toThrow(
      'it answers with more than 2 MB',
    );
    expect(state.cancelled).toBe(true);
  });

  it.each([
    ['[', 'JSON'],
    [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'nested too deep'],
  ])('are refused as JSON where they are %.10s', async (body, words) => {
    await expect(boundedJson(new Response(body), 1e6)).rejects.toThrow(words);
  });
});
