import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitClient, signedInUrl } from './__testUtils__/GitClient.ts';
import {
  startTestGitServer,
  testCredentials,
  type TestGitServer,
} from './__testUtils__/startTestGitServer.ts';

jest.setTimeout(60_000);

describe('what Backstage calls', () => {
  let server: TestGitServer;
  beforeAll(async () => {
    server = await startTestGitServer();
  });
  afterAll(() => server.stop());

  const portalConfig = () => {
    const { host } = new URL(server.url);
    return new ConfigReader({
      backend: { baseUrl: 'http://localhost:7007' },
      integrations: {
        gitea: [{ host, baseUrl: server.url, ...testCredentials }],
      },
    });
  };
  const urlReader = () =>
    UrlReaders.default({
      config: portalConfig(),
      logger: mockServices.logger.mock(),
    });

  /** Runs `publish:gitea` on a workspace with these files and gives its outputs. */
  const publish = async (
    repo: string,
    files: Record<string, string>,
    input: object = {},
  ) => {
    const config = portalConfig();
    const integrations = ScmIntegrations.fromConfig(config);
    const workspacePath = join(server.folder, `workspace-${repo}`);
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(workspacePath, path, '..'), { recursive: true });
      await writeFile(join(workspacePath, path), content);
    }
    const outputs: Record<string, unknown> = {};
    const context = createMockActionContext({
      workspacePath,
      input: {
        repoUrl: `${new URL(server.url).host}?owner=maps&repo=${repo}`,
        description: 'Æ "quoted" description',
        ...input,
      },
    });
    await createPublishGiteaAction({ integrations, config }).handler({
      ...context,
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
    });
    return outputs;
  };

  it('publish:gitea makes a repository whose content can be cloned', async () => {
    const started = performance.now();
    const outputs = await publish('published', {
      'README.md': '# Hei\n',
      'src/deep/er/file.ts': 'export {};\n',
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(outputs).toEqual({
      remoteUrl: `${server.url}/maps/published.git`,
      repoContentsUrl: `${server.url}/maps/published/src/branch/main/`,
      commitHash: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    const client = new GitClient(server.folder);
    await client.run('clone', '--quiet', `${outputs.remoteUrl}`, 'clone');
    const head = await new GitClient(join(server.folder, 'clone')).run(
      'rev-parse',
      'HEAD',
    );
    expect(head.trim()).toBe(outputs.commitHash);
    const repository = await server.api('/repos/maps/published');
    expect((await repository.json()).description).toBe(
      'Æ "quoted" description',
    );
  });

  it('publish:gitea keeps another default branch', async () => {
    const outputs = await publish(
      'trunk',
      { a: 'a' },
      { defaultBranch: 'trunk' },
    );
    expect(outputs.repoContentsUrl).toBe(
      `${server.url}/maps/trunk/src/branch/trunk/`,
    );
    const repository = await server.api('/repos/maps/trunk');
    expect((await repository.json()).default_branch).toBe('trunk');
  });

  it('publish:gitea says that a repository exists', async () => {
    await publish('twice', { a: 'a' });
    await expect(publish('twice', { a: 'a' })).rejects.toThrow(
      "Repository 'maps/twice' already exists; choose another name",
    );
  });

  it('publish:gitea says that an organisation does not exist', async () => {
    const repoUrl = `${new URL(server.url).host}?owner=nobody&repo=x`;
    await expect(publish('x', { a: 'a' }, { repoUrl })).rejects.toThrow(
      'Organization nobody do not exist',
    );
  });

  describe('the URL reader', () => {
    const source = (path: string) =>
      `${server.url}/maps/read/src/branch/main/${path}`;
    beforeAll(async () => {
      await publish('read', {
        'catalog-info.yaml': 'kind: Component\n',
        'docs/index.md': '# Docs\n',
        'docs/sub folder/æ.md': 'Å\n',
        'other/x': 'x',
      });
    });

    it('reads a file with its etag and time', async () => {
      const file = await urlReader().readUrl(source('catalog-info.yaml'));
      expect((await file.buffer()).toString()).toBe('kind: Component\n');
      expect(file.etag).toMatch(/^"[0-9a-f]{40}"$/);
      expect(Date.now() - Number(file.lastModifiedAt)).toBeLessThan(60_000);
    });

    it('finds no file that is not there, and none on a missing branch', async () => {
      const reader = urlReader();
      for (const url of [
        source('nope.yaml'),
        source('x').replace('main', 'no'),
      ]) {
        await expect(reader.readUrl(url)).rejects.toMatchObject({
          name: 'NotFoundError',
        });
      }
    });

    it.each([
      [
        'the whole tree',
        '',
        [
          'catalog-info.yaml',
          'docs/index.md',
          'docs/sub folder/æ.md',
          'other/x',
        ],
      ],
      ['a folder', 'docs', ['index.md', 'sub folder/æ.md']],
    ])('reads %s', async (_name, path, expected) => {
      const tree = await urlReader().readTree(source(path));
      const files = await tree.files();
      expect(files.map(file => file.path).sort()).toEqual(expected);
    });

    it('reads a tree again only when a commit came', async () => {
      const reader = urlReader();
      const { etag } = await reader.readTree(source(''));
      await expect(reader.readTree(source(''), { etag })).rejects.toMatchObject(
        { name: 'NotModifiedError' },
      );

      const client = new GitClient(server.folder);
      const url = `${server.url}/maps/read.git`;
      await client.run('clone', '--quiet', url, 'changed');
      const writer = new GitClient(join(server.folder, 'changed'));
      await writer.commit('More', { more: 'more' });
      await writer.run('push', '--quiet', signedInUrl(url), 'main');
      const tree = await reader.readTree(source(''), { etag });
      expect(tree.etag).not.toBe(etag);
      const head = await writer.run('rev-parse', 'HEAD');
      expect(tree.etag).toBe(head.trim());
    });

    it('searches for a file', async () => {
      const reader = urlReader();
      const found = await reader.search(source('docs/index.md'));
      expect(found.files.map(file => file.url)).toEqual([
        source('docs/index.md'),
      ]);
      const missing = await reader.search(source('docs/missing.md'));
      expect(missing.files).toEqual([]);
    });
  });

  it('edit links of the integration lead to a page that says how to change the file', async () => {
    await publish('edited', { 'catalog-info.yaml': 'kind: Component\n' });
    const integration = ScmIntegrations.fromConfig(portalConfig()).byUrl(
      server.url,
    );
    const url = integration?.resolveEditUrl(
      `${server.url}/maps/edited/src/branch/main/catalog-info.yaml`,
    );
    const page = await fetch(`${url}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Change this file in a clone and push');
  });

  it('an address in the repository resolves from the repository’s content address', async () => {
    const integration = ScmIntegrations.fromConfig(portalConfig()).byUrl(
      server.url,
    );
    expect(
      integration?.resolveUrl({
        base: `${server.url}/maps/read/src/branch/main/`,
        url: 'catalog-info.yaml',
      }),
    ).toBe(`${server.url}/maps/read/src/branch/main/catalog-info.yaml`);
  });
});
