import type { Request, Response } from 'express';
import { GitRunner } from './GitRunner.ts';
import { MAX_PUSH_BYTES } from './gitEnvironment.ts';
import { parseCgiHead } from './parseCgiHead.ts';

const MAX_HEAD_BYTES = 64 * 1024;

export interface GitHttpRequest {
  /** Absolute path of the bare repository. */
  directory: string;
  /** What is asked of it: one of the three addresses of the smart protocol. */
  path: '/info/refs' | '/git-upload-pack' | '/git-receive-pack';
  /** `git-upload-pack` or `git-receive-pack`, on `/info/refs` only. */
  service?: string;
  /** Done when Git has answered and before the client hears the end, so that it sees what this did. */
  beforeEnd?: () => Promise<void>;
  /** Set for who may push; `git http-backend` refuses to receive otherwise. */
  username?: string;
}

/** Answers one request of the Git smart HTTP protocol through `git http-backend`. Settles when the answer is sent. */
export function serveGitHttp(
  git: GitRunner,
  options: GitHttpRequest,
  request: Request,
  response: Response,
): Promise<void> {
  const { directory } = options;
  const child = git.spawn(['http-backend'], {
    directory,
    environment: cgiEnvironment(options, request),
  });
  child.stderr.resume();
  child.stdin.on('error', () => {}); // It may end without reading everything; its answer says why.
  limitBody(request, () => {
    child.kill('SIGKILL');
    if (!response.headersSent) response.status(413);
    response.end('The push is too large\n');
  });
  request.pipe(child.stdin);
  response.once('close', () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      if (!response.headersSent) response.status(500);
      Promise.resolve(options.beforeEnd?.())
        .finally(() => response.end())
        .then(resolve, reject);
    });
    forwardAnswer(child.stdout, response);
  });
}

function cgiEnvironment(options: GitHttpRequest, request: Request) {
  const { directory, path, service, username } = options;
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  };
  const variables = {
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_TRANSLATED: `${directory}${path}`,
    REQUEST_METHOD: request.method,
    QUERY_STRING: service ? `service=${service}` : '',
    CONTENT_TYPE: header('content-type'),
    CONTENT_LENGTH: header('content-length'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: /^version=[0-9]$/.exec(header('git-protocol'))?.[0] ?? '',
    REMOTE_ADDR: '127.0.0.1',
    REMOTE_USER: username ?? '',
  };
  // Git reads an empty CONTENT_LENGTH as a broken one, so what is not known is left out.
  return Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== ''),
  );
}

function limitBody(request: Request, onExceeded: () => void): void {
  let received = 0;
  request.on('data', (chunk: Buffer) => {
    const before = received;
    received += chunk.length;
    if (received > MAX_PUSH_BYTES && before <= MAX_PUSH_BYTES) onExceeded();
  });
}

function forwardAnswer(output: NodeJS.ReadableStream, response: Response) {
  let pending = Buffer.alloc(0);
  const onData = (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    const head = parseCgiHead(pending);
    if (!head && pending.length < MAX_HEAD_BYTES) return;
    output.removeListener('data', onData);
    if (!head) {
      response.status(500);
      return;
    }
    response.status(head.status);
    for (const [name, value] of head.headers) response.setHeader(name, value);
    response.write(pending.subarray(head.length));
    output.pipe(response, { end: false });
  };
  output.on('data', onData);
}
