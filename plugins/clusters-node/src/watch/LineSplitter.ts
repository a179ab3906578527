import { AnswerTooLargeError } from '../connection/AnswerError';

const NEWLINE = 0x0a;
/** etcd refuses objects over 1.5 MB by default; whoever sends a much longer line is not an API server. */
const MAX_LINE_BYTES = 8 * 1024 * 1024;

/** Cuts a stream of bytes into lines, whatever pieces it arrives in. Characters are decoded per whole line. */
export class LineSplitter {
  #rest: Buffer[] = [];
  #restBytes = 0;

  /** The lines that `chunk` completes, without their newline; empty lines are left out. */
  push(chunk: Buffer): string[] {
    const lines: string[] = [];
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end !== -1) {
      const line = this.#take(chunk.subarray(start, end));
      if (line) {
        lines.push(line);
      }
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    this.#keep(chunk.subarray(start));
    return lines;
  }

  #take(last: Buffer): string {
    if (this.#rest.length === 0) {
      return last.toString('utf8');
    }
    const line = Buffer.concat([...this.#rest, last]).toString('utf8');
    this.#rest = [];
    this.#restBytes = 0;
    return line;
  }

  #keep(rest: Buffer): void {
    if (rest.length === 0) {
      return;
    }
    this.#rest.push(rest);
    this.#restBytes += rest.length;
    if (this.#restBytes > MAX_LINE_BYTES) {
      throw new AnswerTooLargeError(MAX_LINE_BYTES);
    }
  }
}
