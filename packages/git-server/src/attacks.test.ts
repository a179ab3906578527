import { writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { GitClient, signedInUrl } from './__testUtils__/GitClient.ts';
import {
  startTestGitServer,
  testCredentials,
  type TestGitServer,
} from './__testUtils__/startTestGitServer.ts';

jest.setTimeout(60_000);

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

/** What the server holds outside any repository; no answer may contain it. */
const SECRET = 'outside-of-every-repository';

describe('a hostile caller', () => {
  let server: TestGitServer;
  beforeAll(async () => {
    server = await startTestGitServer();
    await writeFile(join(server.folder, 'secret'), SECRET);
    await writeFile(join(server.stateDir, 'secret'), SECRET);
    await server.api('/orgs/maps/repos', {
      method: 'POST',
      body: { name: 'target', description: '<script>alert(1)</script>' },
    });
    const writer = new GitClient(join(server.folder, 'writer'));
    await writer.commit('<script>alert(1)</script>', {
      'README.md': '<script>alert(1)</script><img src=x onerror=alert(1)>\n',
      'page.html': '<script>alert(1)</script>',
      '<img src=x>.txt': 'x',
      '-rf': 'dashes',
    });
    const url = `${server.url}/maps/target.git`;
    await writer.run('push', '--quiet', signedInUrl(url), 'main');
  });
  afterAll(() => server.stop());

  /** Sends a path as it is: `fetch` would tidy it up first. */
  const send = (
    path: string,
    options: {
      method?: string;
      headers?: Record<string, string>;
      body?: string;
    } = {},
  ) =>
    new Promise<Answer>((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const { method = 'GET', headers = {}, body } = options;
      const sent = httpRequest(
        { hostname, port, path, method, headers },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  const api = '/api/v1/repos/maps/target';

  it.each([
    '/../../secret',
    '/..%2f..%2fsecret',
    '/maps/..%2f..%2f..%2fsecret',
    '/maps/target/src/branch/main/../../../../../../secret',
    '/maps/target/src/branch/main/..%2f..%2f..%2fsecret',
    '/maps/target/raw/branch/main/..%2f..%2f..%2f..%2fsecret',
    '/maps/target/raw/branch/main/%2e%2e/%2e%2e/secret',
    `${api}/contents/..%2f..%2f..%2fsecret?ref=main`,
    `${api}/contents//etc/passwd?ref=main`,
    `${api}/contents/%00?ref=main`,
    `${api}/raw/..%2fsecret?ref=main`,
    '/api/v1/repos/..%2fmaps/target',
    '/api/v1/repos/maps/..%2ftarget',
    '/api/v1/repos/maps/target.git%2f..%2ftarget',
    '/api/v1/orgs/..%2f..',
    '/api/v1/orgs/%2e%2e/repos',
    '/maps/target.git/../../secret',
    '/maps/target.git/HEAD',
    '/maps/target.git/config',
    '/maps/target.git/objects/info/packs',
    '/maps/target.git/repository.json',
    '/maps/%2e%2e%2fmaps%2ftarget.git/info/refs?service=git-upload-pack',
  ])('gets nothing from outside a repository: %s', async path => {
    const answer = await send(path);
    expect([400, 401, 404, 422]).toContain(answer.status);
    expect(answer.body).not.toContain(SECRET);
    expect(answer.body).not.toContain('root:');
    expect(answer.body).not.toContain(server.stateDir);
  });

  it.each([
    '--output=/tmp/x',
    '-h',
    'main..other',
    'main~1',
    'main^{tree}',
    ':/main',
    'main:README.md',
    '@{-1}',
    'HEAD@{0}',
    '../../HEAD',
    'refs/heads/../../config',
    'a b',
    '$(touch x)',
    'main;id',
    'main%0a--help',
  ])(
    'passes no revision expression or option as a reference: %s',
    async ref => {
      const value = ref.includes('%') ? ref : encodeURIComponent(ref);
      const answers = await Promise.all([
        send(`${api}/contents/README.md?ref=${value}`),
        send(`${api}/archive/${value}.tar.gz`),
        send(`${api}/git/commits/${value}`),
        send(`${api}/branches/${value}`),
        send(`${api}/commits?sha=${value}`),
        send(`/maps/target/src/branch/${value}`),
        send(`/maps/target/commit/${value}`),
      ]);
      expect(
        answers.every(({ status }) => status === 404 || status === 422),
      ).toBe(true);
    },
  );

  it('reads a file whose name looks like an option', async () => {
    const answer = await send(`${api}/raw/-rf?ref=main`);
    expect(answer).toMatchObject({ status: 200, body: 'dashes' });
  });

  it('gets only one service of Git that is known', async () => {
    for (const service of ['git-upload-archive', 'git-shell', '--help', '']) {
      const path = `/maps/target.git/info/refs?service=${service}`;
      expect((await send(path)).status).toBe(422);
    }
    expect((await send('/maps/target.git/info/refs')).status).toBe(422);
  });

  it('cannot have the browser of a signed-in person push or create', async () => {
    const { username, password } = testCredentials;
    const token = Buffer.from(`${username}:${password}`).toString('base64');
    const Authorization = `Basic ${token}`;
    const form = (type: string) => ({
      method: 'POST',
      headers: { Authorization, 'Content-Type': type },
      body: '{"name":"forged","username":"forged"}',
    });
    for (const path of [
      '/api/v1/orgs',
      '/api/v1/orgs/maps/repos',
      '/maps/target.git/git-receive-pack',
    ]) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
        expect((await send(path, form(type))).status).toBe(422);
      }
    }
  });

  it('is not answered under another host name', async () => {
    for (const host of [
      'evil.example',
      'evil.example:80',
      '127.0.0.1.evil.example',
    ]) {
      const answer = await send(`${api}`, { headers: { Host: host } });
      expect(answer.status).toBe(403);
    }
  });

  it('is refused a body that is too large', async () => {
    const { username, password } = testCredentials;
    const token = Buffer.from(`${username}:${password}`).toString('base64');
    const answer = await send('/api/v1/orgs', {
      method: 'POST',
      headers: {
        Authorization: `Basic ${token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ username: 'x'.repeat(200_000) }),
    });
    expect(answer.status).toBe(413);
  });

  it.each([
    ['nothing after the scheme', 'Basic'],
    ['an unknown scheme', 'Negotiate abc'],
    [
      'the user without password',
      `Basic ${Buffer.from('portal').toString('base64')}`,
    ],
    ['an empty token', 'token '],
    ['a wrong token', 'Bearer nope'],
  ])('is refused with %s', async (_name, Authorization) => {
    const answer = await send(api, { headers: { Authorization } });
    expect(answer.status).toBe(401);
  });

  it('puts no script on a page', async () => {
    for (const path of [
      '/',
      '/maps',
      '/maps/target',
      '/maps/target/commits/branch/main',
      '/maps/target/src/branch/main/page.html',
    ]) {
      const answer = await send(path);
      expect(answer.status).toBe(200);
      expect(answer.body).not.toMatch(/<script>|onerror=|<img src=x/);
      expect(answer.headers['content-security-policy']).toContain(
        "default-src 'none'",
      );
    }
  });

  it('gets a file as text that runs nowhere', async () => {
    const answer = await send('/maps/target/raw/branch/main/page.html');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  it('is never sent elsewhere', async () => {
    for (const path of [
      '//evil.example/..',
      '/maps/',
      '/maps/target/',
      '/api/v1',
    ]) {
      const { status } = await send(path);
      expect(status < 300 || status >= 400).toBe(true);
    }
  });

  it('runs no hook and changes no configuration by pushing', async () => {
    const writer = new GitClient(join(server.folder, 'writer'));
    const url = signedInUrl(`${server.url}/maps/target.git`);
    await expect(
      writer.run('push', '--quiet', '--push-option=x', url, 'main:hooks-test'),
    ).rejects.toThrow('push options');
    const directory = join(server.stateDir, 'repositories/maps/target.git');
    await writeFile(join(directory, 'marker'), '');
    const hook = `#!/bin/sh\necho ran > ${directory}/marker\n`;
    await new GitClient(join(directory, 'hooks')).run('--version');
    await writeFile(join(directory, 'hooks/post-receive'), hook, {
      mode: 0o755,
    });
    await writer.run('push', '--quiet', url, 'main:hooked');
    const answer = await new GitClient(directory).run('hash-object', 'marker');
    expect(answer.trim()).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
  });
});
