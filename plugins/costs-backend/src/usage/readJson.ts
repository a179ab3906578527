import { boundedJson } from '@dugnad/plugin-backend-kit-node';

/** 25,000 pods of three containers are about 15 MB. */
const MOST_BYTES = 32 * 2 ** 20;

/** The JSON of an answer. Throws for one that is too large or too deep, or no JSON, and never repeats what is in it. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await boundedJson(response, MOST_BYTES);
  } catch (error) {
    // The message of a SyntaxError quotes the answer
    throw error instanceof SyntaxError
      ? new Error('the answer is not JSON')
      : error;
  }
}
