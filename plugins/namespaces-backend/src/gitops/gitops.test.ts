import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitServer, startGitServer } from '@dugnad/git-server';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { ClaimFolders } from './ClaimFolders';
import { GitBranch } from './GitBranch';
import { gitCredentials } from './gitCredentials';

// Git starts processes, which take their time on a busy machine
jest.setTimeout(180_000);

const run = promisify(execFile);
const account = { username: 'portal', password: 'p@ss:w0rd/of-tests' };

describe('claims in a repository', () => {
  let server: GitServer;
  let folder: string;
  const branches: GitBranch[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dugnad-gitops-test-'));
    server = await startGitServer({
      stateDir: join(folder, 'state'),
      port: 0,
      credentials: account,
      organisations: ['platform'],
    });
  });

  afterAll(async () => {
    await Promise.all(branches.map(branch => branch.stop()));
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A new repository, empty or with files of others in it. */
  async function repository(options: { isEmpty?: boolean } = {}) {
    const name = `clusters-${randomBytes(4).toString('hex')}`;
    const token = Buffer.from(Object.values(account).join(':'));
    const response = await fetch(`${server.url}/api/v1/orgs/platform/repos`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${token.toString('base64')}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ name, private: true }),
    });
    expect(response.status).toBe(201);
    const url = `${server.url}/platform/${name}.git`;
    if (!options.isEmpty) {
      await push(url, async work => {
        await run('mkdir', ['-p', 'oslo/theirs', 'docs'], { cwd: work });
        await run(
          'sh',
          ['-c', 'echo a > oslo/theirs/a.yaml; echo b > docs/b.md'],
          {
            cwd: work,
          },
        );
      });
    }
    return url;
  }

  const withAccount = (url: string) =>
    url.replace(
      '://',
      `://${account.username}:${encodeURIComponent(account.password)}@`,
    );

  /** A commit by somebody else. */
  async function push(url: string, change: (work: string) => Promise<void>) {
    const work = await mkdtemp(join(folder, 'work-'));
    const git = (...args: string[]) => run('git', args, { cwd: work });
    await git('init', '-q', '-b', 'main');
    await git('remote', 'add', 'origin', withAccount(url));
    await git('pull', '-q', 'origin', 'main').catch(() => undefined);
    await change(work);
    await git('add', '-A');
    await git(
      '-c',
      'user.name=other',
      '-c',
      'user.email=o@x',
      'commit',
      '-qm',
      'by somebody else',
    );
    await git('push', '-q', 'origin', 'HEAD:main');
  }

  /** Every file of the branch, and the commits, newest first. */
  async function look(url: string) {
    const work = await mkdtemp(join(folder, 'look-'));
    await run('git', ['clone', '-q', '-b', 'main', withAccount(url), work]);
    const files = (await run('git', ['ls-files'], { cwd: work })).stdout;
    const log = (await run('git', ['log', '--format=%an %s'], { cwd: work }))
      .stdout;
    await run('git', ['fsck', '--strict'], { cwd: work });
    return {
      work,
      files: files.trim().split('\n'),
      log: log.trim().split('\n'),
      show: async (path: string) =>
        (await run('git', ['show', `HEAD:${path}`], { cwd: work })).stdout,
    };
  }

  function folders(url: string, password = account.password) {
    const settings = {
      repository: url,
      branch: 'main',
      path: 'oslo',
      author: { name: 'Dugnad', email: 'dugnad@example.org' },
    };
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitea: [
            {
              host: new URL(url).host,
              baseUrl: server.url,
              username: account.username,
              password,
            },
          ],
        },
      }),
    );
    const branch = new GitBranch({
      settings,
      credentials: gitCredentials(integrations),
    });
    branches.push(branch);
    return { folders: new ClaimFolders(branch, settings), branch };
  }

  const claim = (name: string) => ({ id: `id-of-${name}`, name });
  const object = (
    kind: string,
    name: string,
    over: object = {},
  ): KubernetesObject => ({
    apiVersion: 'v1',
    kind,
    metadata: { name },
    ...over,
  });

  it('writes one folder with a file per object into a repository that was empty', async () => {
    const url = await repository({ isEmpty: true });
    const { folders: oslo } = folders(url);
    const commit = await oslo.put(claim('maps-web'), [
      object('Namespace', 'maps-web'),
      object('ResourceQuota', 'dugnad-quota', {
        spec: { hard: { pods: '20' } },
      }),
    ]);
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    const seen = await look(url);
    expect(seen.files).toEqual([
      'oslo/maps-web/kustomization.yaml',
      'oslo/maps-web/namespace-maps-web.yaml',
      'oslo/maps-web/resourcequota-dugnad-quota.yaml',
    ]);
    expect(seen.log).toEqual(['Dugnad Add namespace maps-web (2 objects)']);
    expect(
      await seen.show('oslo/maps-web/resourcequota-dugnad-quota.yaml'),
    ).toBe(
      'apiVersion: v1\nkind: ResourceQuota\nmetadata:\n  name: dugnad-quota\nspec:\n  hard:\n    pods: "20"\n',
    );
  });

  it('commits nothing where nothing changed, and puts back what somebody changed', async () => {
    const url = await repository();
    const { folders: oslo } = folders(url);
    const objects = [object('Namespace', 'maps-a'), object('LimitRange', 'l')];
    expect(await oslo.put(claim('maps-a'), objects)).toBeDefined();
    expect(await oslo.put(claim('maps-a'), objects)).toBeUndefined();
    expect(
      await folders(url).folders.put(claim('maps-a'), objects),
    ).toBeUndefined();
    await push(url, async work => {
      await run('sh', ['-c', 'echo evil > oslo/maps-a/limitrange-l.yaml'], {
        cwd: work,
      });
    });
    expect(await oslo.put(claim('maps-a'), objects)).toBeDefined();
    const seen = await look(url);
    expect(await seen.show('oslo/maps-a/limitrange-l.yaml')).toContain(
      'LimitRange',
    );
  });

  it('touches no file outside its folder, nor one of somebody else inside it', async () => {
    const url = await repository();
    const { folders: oslo } = folders(url);
    await oslo.put(claim('maps-b'), [
      object('Namespace', 'maps-b'),
      object('LimitRange', 'old'),
    ]);
    await push(url, async work => {
      await run('sh', ['-c', 'echo n > oslo/maps-b/notes.md'], { cwd: work });
    });
    await oslo.put(claim('maps-b'), [object('Namespace', 'maps-b')]);
    const { files, show, work } = await look(url);
    expect(files).toEqual([
      'docs/b.md',
      'oslo/maps-b/kustomization.yaml',
      'oslo/maps-b/namespace-maps-b.yaml',
      'oslo/maps-b/notes.md',
      'oslo/theirs/a.yaml',
    ]);
    expect(await show('docs/b.md')).toBe('b\n');
    const touched = await run(
      'git',
      ['log', '--author=Dugnad', '--name-only', '--format='],
      { cwd: work },
    );
    expect(
      touched.stdout
        .trim()
        .split('\n')
        .filter(path => path && !path.startsWith('oslo/maps-b/')),
    ).toEqual([]);
  });

  it('follows no path out of its folder that somebody wrote into its list of files', async () => {
    const url = await repository();
    const { folders: oslo } = folders(url);
    const objects = [object('Namespace', 'maps-p')];
    await oslo.put(claim('maps-p'), objects);
    await push(url, async work => {
      const list = 'oslo/maps-p/kustomization.yaml';
      await run(
        'sh',
        ['-c', `echo '  - ../theirs/a.yaml\n  - ../../docs/b.md' >> ${list}`],
        { cwd: work },
      );
    });
    await oslo.put(claim('maps-p'), objects);
    await oslo.remove(claim('maps-p'));
    expect((await look(url)).files).toEqual([
      'docs/b.md',
      'oslo/theirs/a.yaml',
    ]);
  });

  it('takes over no folder that is not its own, whatever is in it', async () => {
    const url = await repository();
    const { folders: oslo } = folders(url);
    await oslo.put(claim('maps-c'), [object('Namespace', 'maps-c')]);
    const stranger = { id: 'another', name: 'maps-c' };
    for (const folderOf of [stranger, { id: 'x', name: 'theirs' }]) {
      const put = oslo.put(folderOf, [object('Namespace', folderOf.name)]);
      await expect(put).rejects.toThrow(/is in the way/);
      await expect(oslo.remove(folderOf)).rejects.toThrow(/is in the way/);
    }
    expect((await look(url)).files).toContain('oslo/theirs/a.yaml');
  });

  it('removes the folder of a claim that ended, once', async () => {
    const url = await repository();
    const { folders: oslo } = folders(url);
    await oslo.put(claim('maps-d'), [object('Namespace', 'maps-d')]);
    expect(await oslo.remove(claim('maps-d'))).toBeDefined();
    expect(await oslo.remove(claim('maps-d'))).toBeUndefined();
    expect((await look(url)).files).toEqual([
      'docs/b.md',
      'oslo/theirs/a.yaml',
    ]);
  });

  it('never commits a Secret', async () => {
    const url = await repository({ isEmpty: true });
    await folders(url).folders.put(claim('maps-e'), [
      object('Namespace', 'maps-e'),
      object('Secret', 'pull', { data: { password: 'aHVudGVyMg==' } }),
    ]);
    const { work, files } = await look(url);
    expect(files).not.toContainEqual(expect.stringContaining('secret'));
    const all = await run('git', ['grep', '-i', 'aHVudGVyMg', 'HEAD'], {
      cwd: work,
    }).catch(() => ({ stdout: '' }));
    expect(all.stdout).toBe('');
  });

  it('loses nothing when two replicas and a person push at the same time', async () => {
    const url = await repository();
    const replicas = [folders(url).folders, folders(url).folders];
    const names = Array.from({ length: 6 }, (_, index) => `maps-r${index}`);
    await Promise.all([
      ...names.flatMap((name, index) => {
        const objects = [object('Namespace', name)];
        return [
          replicas[index % 2].put(claim(name), objects),
          // Both replicas work on some, as after a lease that was lost
          ...(index < 2
            ? [replicas[(index + 1) % 2].put(claim(name), objects)]
            : []),
        ];
      }),
      push(url, async work => {
        await run('sh', ['-c', 'echo c > docs/c.md'], { cwd: work });
      }).catch(() => undefined),
    ]);
    const { files, log } = await look(url);
    expect(files.filter(path => path.includes('/namespace-'))).toEqual(
      names.map(name => `oslo/${name}/namespace-${name}.yaml`),
    );
    expect(files).toContain('docs/b.md');
    expect(files).toContain('oslo/theirs/a.yaml');
    expect(log.filter(line => line.startsWith('Dugnad'))).toHaveLength(
      names.length,
    );
  });

  it('says what is wrong with a repository without saying the password', async () => {
    const url = await repository();
    const wrong = 'not-the-password-1';
    const refused = folders(url, wrong);
    const put = refused.folders.put(claim('maps-f'), []);
    await expect(put).rejects.toThrow(/credentials under integrations/);
    await expect(put).rejects.not.toThrow(wrong);
    await expect(refused.branch.check()).rejects.toThrow(/credentials/);
    const gone = folders(`${server.url}/platform/gone.git`);
    await expect(gone.branch.check()).rejects.toThrow(/no such repository/);
    await expect(folders(url).branch.check()).resolves.toBeUndefined();
    const off = folders('http://127.0.0.1:9/platform/x.git');
    await expect(off.folders.put(claim('x'), [])).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});
