import type { Readable } from 'node:stream';
import { AnswerTooLargeError } from './AnswerError';

/** The text of a body. Throws `AnswerTooLargeError` and cuts it off once it is longer than `maxBytes`. */
export async function readBody(
  body: Readable,
  maxBytes: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop destroys the body
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) {
      throw new AnswerTooLargeError(maxBytes);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
