import { isTooDeep } from './isTooDeep';

/** The bytes of an answer. Throws and lets go of the other side once it has sent more than `maxBytes`. */
export async function boundedBytes(
  response: Response,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  let length = 0;
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) {
      return Buffer.concat(chunks);
    }
    length += piece.value.length;
    if (length > maxBytes) {
      await reader?.cancel();
      throw new Error(
        `it answers with more than ${Math.round(maxBytes / 1024 / 1024)} MB`,
      );
    }
    chunks.push(piece.value);
  }
}

/** The JSON of an answer. Throws where it is none, too long, or nested too deep to be walked. */
export async function boundedJson(
  response: Response,
  maxBytes: number,
): Promise<unknown> {
  const bytes = await boundedBytes(response, maxBytes);
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (isTooDeep(json)) {
    throw new Error('it answers with JSON that is nested too deep');
  }
  return json;
}
