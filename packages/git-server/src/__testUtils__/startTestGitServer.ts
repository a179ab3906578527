import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGitServer, type GitServer } from '../startGitServer.ts';

/** Account of the servers that tests start. */
export const testCredentials = {
  username: 'portal',
  password: 'p@ss:w0rd/of-tests',
};

export interface TestGitServer extends GitServer {
  /** Folder for what a test writes; removed with the server. */
  folder: string;
  stateDir: string;
  /** Lines the server logged. */
  logged: string[];
  /** Asks the API, as the account unless `anonymous`. */
  api(path: string, options?: TestRequest): Promise<Response>;
  /** Ends the server and starts it again over the same state. */
  restart(): Promise<void>;
}

export interface TestRequest {
  method?: string;
  body?: object;
  anonymous?: boolean;
}

/** A server on a free port with the organisations `maps` and `forms`, in a folder of its own. */
export async function startTestGitServer(): Promise<TestGitServer> {
  const folder = await mkdtemp(join(tmpdir(), 'dugnad-git-'));
  const stateDir = join(folder, 'state');
  const logged: string[] = [];
  const start = () =>
    startGitServer({
      stateDir,
      port: 0,
      credentials: testCredentials,
      organisations: ['maps', 'forms'],
      log: line => logged.push(line),
    });
  let server = await start();
  return {
    folder,
    stateDir,
    logged,
    get url() {
      return server.url;
    },
    api: (path, options = {}) =>
      request(`${server.url}/api/v1${path}`, options),
    async restart() {
      await server.stop();
      server = await start();
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function request(url: string, options: TestRequest): Promise<Response> {
  const { method = 'GET', body, anonymous = false } = options;
  const { username, password } = testCredentials;
  const token = Buffer.from(`${username}:${password}`).toString('base64');
  const headers = new Headers();
  if (!anonymous) headers.set('Authorization', `Basic ${token}`);
  if (body) headers.set('Content-Type', 'application/json');
  return fetch(url, { method, headers, body: body && JSON.stringify(body) });
}
