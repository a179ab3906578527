import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { connect } from 'node:net';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ScriptedApiServer } from '../../__testUtils__/ScriptedApiServer';
import { startClusters, stopClusters } from '../../__testUtils__/startClusters';

const exec = (script: string, more: object = {}) => ({
  exec: {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: process.execPath,
    args: ['-e', script],
    interactiveMode: 'Never',
    ...more,
  },
});
const answer = (status: string) =>
  `console.log(JSON.stringify({apiVersion:'client.authentication.k8s.io/v1',kind:'ExecCredential',status:${status}}))`;

describe('a cluster of a kubeconfig', () => {
  const directory = createMockDirectory();
  let server: ScriptedApiServer;

  beforeEach(async () => {
    directory.clear();
    server = await ScriptedApiServer.start();
  });

  afterEach(async () => {
    await stopClusters();
    await server.stop();
  });

  async function connectionOf(user: object, cluster: object = {}) {
    const file = directory.resolve('config');
    await writeFile(
      file,
      JSON.stringify({
        'current-context': 'site',
        contexts: [{ name: 'site', context: { cluster: 'site', user: 'me' } }],
        clusters: [
          { name: 'site', cluster: { server: server.url, ...cluster } },
        ],
        users: [{ name: 'me', user }],
      }),
    );
    const service = startClusters([
      {
        name: 'site',
        url: undefined,
        authentication: { type: 'kubeconfig', file },
      },
    ]);
    return service.connection('site');
  }

  const authorizations = () => [
    ...new Set(server.requests.map(({ authorization }) => authorization)),
  ];
  const version = { path: '/version' };

  it('is shown the token of a file, and the next one when it changes', async () => {
    const file = directory.resolve('token');
    await writeFile(file, 'first\n');
    server.token = 'first';
    const connection = await connectionOf({
      tokenFile: './token',
      token: 'old',
    });
    await connection.request(version);
    await writeFile(`${file}.new`, 'second');
    await rename(`${file}.new`, file);
    server.token = 'second';
    await connection.request(version);
    expect(authorizations()).toEqual(['Bearer first', 'Bearer second']);
  });

  it('falls back on the token beside a file that is gone, and names the file where there is none', async () => {
    const both = await connectionOf({ tokenFile: 'gone', token: 'kept' });
    await both.request(version);
    expect(authorizations()).toEqual(['Bearer kept']);
    const gone = await connectionOf({ tokenFile: 'gone' });
    await expect(gone.request(version)).rejects.toThrow(
      `the file ${directory.resolve(
        'gone',
      )}, which the configuration names, does not exist`,
    );
  });

  it('is shown a user name and password', async () => {
    const connection = await connectionOf({ username: 'me', password: 'pw' });
    await connection.request(version);
    const basic = Buffer.from('me:pw').toString('base64');
    expect(authorizations()).toEqual([`Basic ${basic}`]);
  });

  it('is shown what a program hands out, once for all requests', async () => {
    const connection = await connectionOf(
      exec(answer(`{token:'t'+process.pid+process.env.SITE}`), {
        env: [{ name: 'SITE', value: '-oslo' }],
      }),
    );
    await Promise.all([1, 2, 3].map(() => connection.request(version)));
    expect(authorizations()).toEqual([
      expect.stringMatching(/^Bearer t\d+-oslo$/),
    ]);
  });

  it('asks a program again when what it handed out has ended', async () => {
    const connection = await connectionOf(
      exec(
        answer(
          `{token:'t'+process.pid,expirationTimestamp:'2020-01-01T00:00:00Z'}`,
        ),
      ),
    );
    await connection.request(version);
    await connection.request(version);
    expect(authorizations().length).toBeGreaterThan(1);
  });

  it('tells a program which cluster it is for, if it wants to know', async () => {
    const connection = await connectionOf(
      exec(
        answer(
          `{token:new URL(JSON.parse(process.env.KUBERNETES_EXEC_INFO).spec.cluster.server).port}`,
        ),
        { provideClusterInfo: true },
      ),
    );
    await connection.request(version);
    expect(authorizations()).toEqual([`Bearer ${new URL(server.url).port}`]);
  });

  it.each<[string, object, string | RegExp]>([
    [
      'is not there',
      exec('', {
        command: 'site-login',
        installHint: 'Install it from the wiki',
      }),
      'the program site-login of the kubeconfig was not found: Install it from the wiki',
    ],
    [
      'is not there, beside the kubeconfig',
      exec('', { command: './bin/login' }),
      'the program ./bin/login of the kubeconfig was not found',
    ],
    [
      'fails',
      exec(
        `console.error('no session for '+process.env.WHO+'\\nsign in'); process.exit(3)`,
        { env: [{ name: 'WHO', value: 'hunter2' }] },
      ),
      /ended with exit code 3: no session for … sign in/,
    ],
    [
      'is ended',
      exec(`process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 9999)`),
      'was ended by SIGTERM',
    ],
    ['says nothing', exec(''), 'answered with no ExecCredential'],
    [
      'says something else',
      exec(`console.log('{"token":"s3cret"}')`),
      /no ExecCredential/,
    ],
    [
      'hands nothing out',
      exec(answer('{}')),
      'neither a token nor a certificate',
    ],
    [
      'speaks another version',
      exec(answer('{token:"s3cret"}').replace('/v1', '/v1beta1')),
      'answered in client.authentication.k8s.io/v1beta1',
    ],
    [
      'never stops talking',
      exec(`setInterval(() => process.stdout.write('x'.repeat(99999)), 1)`),
      'wrote more than a credential can be',
    ],
  ])('says so where its program %s', async (_, user, words) => {
    const connection = await connectionOf(user);
    const error = await connection.request(version).catch(it => it);
    expect(error.message).toMatch(words);
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).not.toMatch(/s3cret|hunter2/);
  });

  describe('with a proxy-url', () => {
    let proxy: Server;
    const asked: string[] = [];
    let refuse: number | undefined;

    beforeEach(async () => {
      asked.length = 0;
      refuse = undefined;
      proxy = createServer();
      proxy.on('connect', (request, socket) => {
        asked.push(
          `${request.url} ${
            request.headers['proxy-authorization'] ?? ''
          }`.trim(),
        );
        if (refuse) {
          socket.end(`HTTP/1.1 ${refuse} No\r\n\r\n`);
          return;
        }
        const [host, port] = (request.url ?? '').split(':');
        const upstream = connect(Number(port), host, () =>
          socket.write('HTTP/1.1 200 OK\r\n\r\n'),
        );
        socket.pipe(upstream).pipe(socket);
        upstream.on('error', () => socket.destroy());
        socket.on('error', () => upstream.destroy());
      });
      proxy.listen(0, '127.0.0.1');
      await once(proxy, 'listening');
    });

    afterEach(async () => {
      await stopClusters();
      proxy.closeAllConnections();
      proxy.close();
    });

    const proxyUrl = (user = '') => {
      const address = proxy.address();
      const port = typeof address === 'object' ? address?.port : 0;
      return `http://${user}127.0.0.1:${port}`;
    };

    it('is reached through it', async () => {
      const connection = await connectionOf(
        { token: 't' },
        { 'proxy-url': proxyUrl('me:pw@') },
      );
      await connection.request(version);
      await connection.withToken('other').request(version);
      const target = new URL(server.url).host;
      const basic = Buffer.from('me:pw').toString('base64');
      expect(new Set(asked)).toEqual(new Set([`${target} Basic ${basic}`]));
      expect(authorizations()).toEqual(
        expect.arrayContaining(['Bearer t', 'Bearer other']),
      );
    });

    it('says what the proxy answers, and never its password', async () => {
      refuse = 407;
      const url = proxyUrl('me:hunter2@');
      const connection = await connectionOf(
        { token: 't' },
        { 'proxy-url': url },
      );
      const error = await connection.request(version).catch(it => it);
      expect(error.message).toContain(
        `the proxy answers HTTP 407 (through the proxy ${new URL(url).host})`,
      );
      expect(error.message).not.toContain('hunter2');
    });
  });
});
