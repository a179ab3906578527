import { ServerResponse } from 'node:http';

const PIECE = Buffer.alloc(256 * 1024, 'x');

/** Answers 200 with `start` and then without end, as fast as the other side reads. */
export function endlessAnswer(start: string) {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(start);
    const more = () => {
      while (!response.destroyed && response.write(PIECE)) {
        // Until the other side is slower
      }
    };
    response.on('drain', more);
    response.on('error', () => response.destroy());
    more();
  };
}
