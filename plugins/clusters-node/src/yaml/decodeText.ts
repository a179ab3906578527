import { InputError } from '@backstage/errors';

/** Byte marks at the start of a line: of the file, or of a file that was appended to another. */
const MARKS = /^\uFEFF/gm;

/**
 * The text of a YAML or JSON file as the Kubernetes tools read it: UTF-8, or UTF-16 that says so with a byte mark. Throws
 * `InputError` for anything else.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(
      `it is not ${encoding.toUpperCase()} text; save it as UTF-8`,
    );
  }
  if (text.includes('\0')) {
    throw new InputError(
      'it holds NUL characters, as binary files and UTF-16 without a byte mark do; save it as UTF-8',
    );
  }
  return text.replace(MARKS, '');
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
