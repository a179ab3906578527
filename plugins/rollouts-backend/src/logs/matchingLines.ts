const NEWLINE = 0x0a;

/** A line longer than this is cut: what it says is then matched and shown in pieces. */
export const MAX_LINE_BYTES = 256 * 1024;

/** Cuts a stream into lines, newlines included; at most one unfinished line is held. */
async function* linesOf(
  pieces: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, void> {
  let rest = Buffer.alloc(0);
  for await (const piece of pieces) {
    const chunk = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end !== -1) {
      yield chunk.subarray(start, end + 1);
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    rest = Buffer.from(chunk.subarray(start));
    if (rest.length > MAX_LINE_BYTES) {
      yield rest;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) {
    yield rest;
  }
}

/** The lines that contain `words`, whatever their case; without words, the pieces as they come. */
export async function* matchingLines(
  pieces: AsyncIterable<Buffer>,
  words = '',
): AsyncGenerator<Buffer, void, void> {
  if (!words) {
    yield* pieces;
    return;
  }
  const wanted = words.toLowerCase();
  for await (const line of linesOf(pieces)) {
    if (line.toString('utf8').toLowerCase().includes(wanted)) {
      yield line;
    }
  }
}
