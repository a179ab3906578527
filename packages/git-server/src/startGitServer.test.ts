import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startGitServer } from './startGitServer.ts';
import { GitClient, signedInUrl } from './__testUtils__/GitClient.ts';
import {
  startTestGitServer,
  testCredentials,
  type TestGitServer,
} from './__testUtils__/startTestGitServer.ts';

jest.setTimeout(60_000);

describe('startGitServer', () => {
  let server: TestGitServer;
  beforeAll(async () => {
    server = await startTestGitServer();
  });
  afterAll(() => server.stop());

  let count = 0;
  const createRepository = async (options: object = {}) => {
    count += 1;
    const name = `r${count}`;
    const response = await server.api('/orgs/maps/repos', {
      method: 'POST',
      body: { name, ...options },
    });
    expect(response.status).toBe(201);
    return { name, url: `${server.url}/maps/${name}.git` };
  };
  const client = (name: string) => new GitClient(join(server.folder, name));

  describe('cloning and pushing', () => {
    it('gives to anyone what the account has pushed', async () => {
      const { name, url } = await createRepository();
      const writer = client(`${name}-writer`);
      await writer.commit('First', { 'a/b.txt': 'æøå\n' });
      await writer.run('push', '--quiet', signedInUrl(url), 'main');

      await client('.').run('clone', '--quiet', url, `${name}-reader`);
      const copy = join(server.folder, `${name}-reader/a/b.txt`);
      expect(await readFile(copy, 'utf8')).toBe('æøå\n');
    });

    it.each([
      ['nobody', (url: string) => url],
      ['a wrong password', (url: string) => url.replace('//', '//portal:no@')],
    ])('takes no push from %s', async (_name, addressOf) => {
      const { name, url } = await createRepository();
      const writer = client(`${name}-writer`);
      await writer.commit('First', { a: 'a' });
      await expect(
        writer.run('push', '--quiet', addressOf(url), 'main'),
      ).rejects.toThrow(/Authentication failed|could not read Username/);
      const branches = await server.api(`/repos/maps/${name}/branches`);
      expect(await branches.json()).toEqual([]);
    });

    it('hides a private repository from nobody, and gives it to the account', async () => {
      const { name, url } = await createRepository({ private: true });
      const writer = client(`${name}-writer`);
      await writer.commit('First', { a: 'a' });
      await writer.run('push', '--quiet', signedInUrl(url), 'main');

      await expect(client('.').run('ls-remote', url)).rejects.toThrow(
        'could not read Username',
      );
      expect(await client('.').run('ls-remote', signedInUrl(url))).toContain(
        'refs/heads/main',
      );
      const anonymous = { anonymous: true };
      for (const path of ['', '/contents/a', '/archive/main.tar.gz']) {
        const api = `/repos/maps/${name}${path}`;
        expect((await server.api(api, anonymous)).status).toBe(404);
        expect((await server.api(api)).status).toBe(200);
      }
      expect((await fetch(`${server.url}/maps/${name}`)).status).toBe(404);
      const list = await server.api('/orgs/maps/repos', anonymous);
      expect(await list.text()).not.toContain(`"${name}"`);
    });

    it('makes the first pushed branch the default one', async () => {
      const { name, url } = await createRepository();
      const writer = client(`${name}-writer`);
      await writer.commit('First', { a: 'a' });
      await writer.run('push', '--quiet', signedInUrl(url), 'main:trunk');
      const response = await server.api(`/repos/maps/${name}`);
      expect(await response.json()).toMatchObject({
        default_branch: 'trunk',
        empty: false,
      });
    });

    it('shows branches whose names have slashes and letters beyond ASCII', async () => {
      const { name, url } = await createRepository();
      const writer = client(`${name}-writer`);
      await writer.commit('First', { 'a/b.txt': 'first\n' });
      await writer.commit('Second', { 'a/b.txt': 'second\n' });
      const branch = 'fix/høy-#1';
      await writer.run('push', '--quiet', signedInUrl(url), `main:${branch}`);

      const page = (path: string) => fetch(`${server.url}/maps/${name}${path}`);
      const address = encodeURI(branch).replace('#', '%23');
      const file = await page(`/src/branch/${address}/a/b.txt`);
      expect(await file.text()).toContain('second');
      const commits = await page(
        `/commits/branch/${encodeURIComponent(branch)}`,
      );
      const text = await commits.text();
      expect(text.indexOf('Second')).toBeLessThan(text.indexOf('First'));
      const commit = await page(
        `/commit/${await writer.run('rev-parse', 'HEAD')}`,
      );
      expect(await commit.text()).toMatch(/>-first\n<[^+]*>\+second\n/);
      const api = await server.api(`/repos/maps/${name}/branches/${address}`);
      expect((await api.json()).name).toBe(branch);
    });

    it('takes ten pushes at once, each whole', async () => {
      const { name, url } = await createRepository();
      const writers = Array.from({ length: 10 }, (_, index) => index);
      await Promise.all(
        writers.map(async index => {
          const writer = client(`${name}-${index}`);
          await writer.commit(`By ${index}`, { [`file-${index}`]: `${index}` });
          await writer.run(
            'push',
            '--quiet',
            signedInUrl(url),
            `main:b${index}`,
          );
        }),
      );
      const response = await server.api(
        `/repos/maps/${name}/branches?limit=50`,
      );
      const branches = await response.json();
      expect(
        branches.map((branch: { name: string }) => branch.name).sort(),
      ).toEqual(writers.map(index => `b${index}`));
      const directory = join(
        server.stateDir,
        'repositories/maps',
        `${name}.git`,
      );
      await new GitClient(directory).run('fsck', '--strict');
    });

    it('lets one of two pushes to the same branch win and tells the other', async () => {
      const { name, url } = await createRepository();
      const pushes = ['one', 'two'].map(async word => {
        const writer = client(`${name}-${word}`);
        await writer.commit(word, { word });
        return writer.run('push', '--quiet', signedInUrl(url), 'main');
      });
      const results = await Promise.allSettled(pushes);
      const outcomes = results.map(({ status }) => status).sort();
      expect(outcomes).toEqual(['fulfilled', 'rejected']);
    });
  });

  describe('creating', () => {
    it.each([
      ['a name that is taken', 409, { name: 'taken' }],
      ['a name that is taken in other letters', 409, { name: 'TAKEN' }],
      ['no name', 422, {}],
      ['a path for a name', 422, { name: '../x' }],
      ['a hidden folder for a name', 422, { name: '.git' }],
      ['an option for a name', 422, { name: '--upload-pack=x' }],
      ['an ending that Git uses', 422, { name: 'x.git' }],
      ['a name that is too long', 422, { name: 'x'.repeat(101) }],
      ['an option for a branch', 422, { name: 'x', default_branch: '-b' }],
    ])('refuses %s and says so', async (_name, status, body) => {
      await server.api('/orgs/forms/repos', {
        method: 'POST',
        body: { name: 'taken' },
      });
      const response = await server.api('/orgs/forms/repos', {
        method: 'POST',
        body,
      });
      expect(response.status).toBe(status);
      expect((await response.json()).message).toMatch(/name|default_branch/);
      const list = await server.api('/orgs/forms/repos');
      expect(await list.json()).toHaveLength(1);
    });

    it('lets one of many creators of the same name win', async () => {
      const requests = Array.from({ length: 8 }, () =>
        server.api('/orgs/maps/repos', {
          method: 'POST',
          body: { name: 'contested' },
        }),
      );
      const statuses = (await Promise.all(requests)).map(
        ({ status }) => status,
      );
      expect(statuses.sort()).toEqual([201, ...Array(7).fill(409)]);
      expect(await readdir(join(server.stateDir, 'staging'))).toEqual([]);
    });

    it.each([
      ['nobody', { anonymous: true }, 401],
      ['an organisation that is not there', {}, 404],
    ])('refuses %s', async (_name, options, status) => {
      const response = await server.api('/orgs/nope/repos', {
        method: 'POST',
        body: { name: 'x' },
        ...options,
      });
      expect(response.status).toBe(status);
    });

    it('makes and finds organisations', async () => {
      const create = () =>
        server.api('/orgs', {
          method: 'POST',
          body: { username: 'Records', description: 'Archive' },
        });
      expect((await create()).status).toBe(201);
      expect((await create()).status).toBe(409);
      const found = await server.api('/orgs/records', { anonymous: true });
      expect(await found.json()).toMatchObject({
        username: 'Records',
        description: 'Archive',
      });
    });

    it('removes a repository, for the account only', async () => {
      const { name } = await createRepository();
      const path = `/repos/maps/${name}`;
      const remove = { method: 'DELETE' };
      const refused = await server.api(path, { ...remove, anonymous: true });
      expect(refused.status).toBe(401);
      expect((await server.api(path, remove)).status).toBe(204);
      expect((await server.api(path)).status).toBe(404);
    });
  });

  it('keeps everything over a restart', async () => {
    const { name, url } = await createRepository({ description: 'Kept' });
    const writer = client(`${name}-writer`);
    await writer.commit('First', { a: 'a' });
    await writer.run('push', '--quiet', signedInUrl(url), 'main');
    const before = await (await server.api(`/repos/maps/${name}`)).json();
    await server.restart();
    const after = await (await server.api(`/repos/maps/${name}`)).json();
    const { description, id, empty, created_at: created } = before;
    expect(after).toMatchObject({
      description,
      id,
      empty,
      created_at: created,
    });
    const content = await server.api(`/repos/maps/${name}/contents/a`);
    expect((await content.json()).content).toBe('YQ==');
  });

  it('logs no credential', async () => {
    await server.api('/user');
    const log = server.logged.join('\n');
    expect(log).toContain('GET /api/v1/user 200');
    const { username, password } = testCredentials;
    const secrets = [
      password,
      encodeURIComponent(password),
      Buffer.from(`${username}:${password}`).toString('base64'),
    ];
    for (const secret of secrets) expect(log).not.toContain(secret);
  });

  describe('starting', () => {
    const options = () => ({
      stateDir: join(server.folder, 'other'),
      port: 0,
      credentials: testCredentials,
    });

    it('says which port is taken', async () => {
      const other = createServer();
      await new Promise<void>(done => {
        other.listen(0, '127.0.0.1', done);
      });
      const address = other.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      await expect(startGitServer({ ...options(), port })).rejects.toThrow(
        `Port ${port} is taken`,
      );
      other.close();
    });

    it('says what to install when Git is missing', async () => {
      const path = process.env.PATH;
      process.env.PATH = '/nonexistent';
      try {
        await expect(startGitServer(options())).rejects.toThrow(
          'apt install git',
        );
      } finally {
        process.env.PATH = path;
      }
    });

    it('refuses a short password', async () => {
      const credentials = { username: 'portal', password: 'short' };
      await expect(
        startGitServer({ ...options(), credentials }),
      ).rejects.toThrow('credentials.password');
    });
  });
});
