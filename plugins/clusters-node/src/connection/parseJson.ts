import { AnswerError } from './AnswerError';

/** Schemas of custom resources are the deepest that API servers keep; past this nobody can walk an answer by recursion. */
const MAX_DEPTH = 500;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/** JSON that anybody may walk. Throws `AnswerError` where it is nested too deep, `SyntaxError` where it is none. */
export function parseJson<T = unknown>(text: string): T {
  refuseDepth(text);
  return JSON.parse(text);
}

/** Over the text, because the parsed value cannot be walked safely before it is known. */
function refuseDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === OPEN_LIST || code === OPEN_MAP) {
      depth += 1;
      if (depth > MAX_DEPTH) {
        throw new AnswerError(
          `it answers with JSON nested more than ${MAX_DEPTH} levels deep`,
        );
      }
    } else if (code === CLOSE_LIST || code === CLOSE_MAP) {
      depth -= 1;
    }
  }
}

/** Index of the quote that ends the string which starts at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) {
    end = text.indexOf('"', end + 1);
  }
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) {
    before -= 1;
  }
  return (at - before) % 2 === 0;
}
