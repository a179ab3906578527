import { testControlPlane } from '@dugnad/control-plane';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { applyDryRun, callKubernetes } from './__testUtils__/applyDryRun.ts';
import { GitClient } from './__testUtils__/GitClient.ts';
import {
  startTestGitServer,
  type TestGitServer,
} from './__testUtils__/startTestGitServer.ts';
import {
  loadTemplates,
  startTestScaffolder,
  type TestScaffolder,
} from './__testUtils__/startTestScaffolder.ts';

jest.setTimeout(300_000);

const exec = promisify(execFile);

interface FormPage {
  properties: Record<string, { title?: string; pattern?: string }>;
  errorMessage?: { properties: Record<string, string> };
}

const plain = {
  owner: 'group:default/maps',
  name: 'tide-tables',
  description: 'Tells when the water is high',
  cluster: 'resource:default/oslo',
  environment: 'dev',
  size: 'small',
};
const awkward = {
  ...plain,
  owner: 'group:default/forms',
  name: 'a1-b2-c3',
  description: `Søknader: "fjern" #alt 'nå' \\ & <b>alt</b> {{ x }} {% y %} - %`,
  system: 'system:default/permits',
  environment: 'prod',
};

describe('the templates', () => {
  const controlPlane = testControlPlane();
  let git: TestGitServer;
  let scaffolder: TestScaffolder;
  beforeAll(async () => {
    git = await startTestGitServer();
    scaffolder = await startTestScaffolder(git);
  });
  afterAll(async () => {
    await scaffolder.stop();
    await git.stop();
  });
  beforeEach(() => {
    scaffolder.calls.length = 0;
    scaffolder.registered.length = 0;
  });

  const clone = async (team: string, name: string) => {
    const url = `${git.url}/${team}/${name}.git`;
    const client = new GitClient(git.folder);
    await client.run('clone', '--quiet', url, `clone-${name}`);
    return join(git.folder, `clone-${name}`);
  };
  const manifestsOf = async (project: string) => {
    const files = await readdir(join(project, 'k8s'));
    return Promise.all(
      files.map(async file =>
        parse(await readFile(join(project, 'k8s', file), 'utf8')),
      ),
    );
  };

  describe.each([
    ['plain values', 'maps', plain, 'experimental'],
    ['awkward values', 'forms', awkward, 'production'],
  ])('web-service with %s', (_name, team, values, lifecycle) => {
    const namespace = `${team}-${values.name}-${values.environment}`;
    let project: string;
    let calls: TestScaffolder['calls'];
    let output: Record<string, unknown>;
    let registered: string[];
    beforeAll(async () => {
      scaffolder.calls.length = 0;
      scaffolder.registered.length = 0;
      const result = await scaffolder.run('web-service', values);
      if (result.status !== 'completed') throw new Error(result.log);
      calls = [...scaffolder.calls];
      registered = [...scaffolder.registered];
      output = result.output;
      project = await clone(team, values.name);
    });

    it('asks for the namespace, deploys into it and registers the service', () => {
      const { owner, cluster, environment, size, description } = values;
      const request: Record<string, unknown> = {
        name: namespace,
        cluster,
        environment,
        owner,
        purpose: description,
        size,
      };
      if ('system' in values) request.system = values.system;
      expect(calls).toEqual([
        { action: 'namespaces:request', input: request },
        {
          action: 'namespaces:deploy',
          input: { claimId: `claim-of-${namespace}`, manifestsPath: 'k8s' },
        },
      ]);
      expect(registered).toEqual([
        `${git.url}/${team}/${values.name}/src/branch/main/catalog-info.yaml`,
      ]);
    });

    it('ends with links to the service, its rollout, namespace and repository', () => {
      expect(output.links).toEqual([
        expect.objectContaining({
          entityRef: `component:default/${values.name}`,
        }),
        expect.objectContaining({ url: '/rollouts' }),
        expect.objectContaining({
          url: '/namespaces',
          title: `Namespace ${namespace}`,
        }),
        expect.objectContaining({
          url: `${git.url}/${team}/${values.name}/src/branch/main/`,
        }),
      ]);
    });

    it('leaves no placeholder behind', async () => {
      const files = await new GitClient(project).run('ls-files', '-z');
      const names = files.split('\0').filter(Boolean);
      expect(names).toEqual(
        expect.arrayContaining([
          '.gitignore',
          '.woodpecker.yaml',
          'Dockerfile',
          'README.md',
          'catalog-info.yaml',
          'docs/index.md',
          'k8s/deployment.yaml',
          'mkdocs.yml',
          'package-lock.json',
          'src/main.ts',
        ]),
      );
      for (const name of names) {
        expect(name).not.toContain('{');
        const text = await readFile(join(project, name), 'utf8');
        const escaped = JSON.stringify(values.description);
        const own = text
          .replaceAll(escaped, '')
          .replaceAll(values.description, '');
        expect(own).not.toMatch(/\$\{\{|\{%|: undefined$|undefined-/m);
      }
    });

    it('has YAML that parses', async () => {
      const files = await new GitClient(project).run('ls-files', '*.y*ml');
      for (const file of files.trim().split('\n')) {
        const text = await readFile(join(project, file), 'utf8');
        for (const document of parseAllDocuments(text)) {
          expect(document.errors).toEqual([]);
          expect(document.warnings).toEqual([]);
        }
      }
    });

    it('describes itself to the catalog', async () => {
      const file = join(project, 'catalog-info.yaml');
      const entity = parse(await readFile(file, 'utf8'));
      expect(entity).toEqual({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: values.name,
          description: values.description,
          annotations: {
            'backstage.io/kubernetes-id': values.name,
            'backstage.io/kubernetes-namespace': namespace,
            'backstage.io/techdocs-ref': 'dir:.',
          },
          tags: ['typescript'],
        },
        spec: {
          type: 'service',
          lifecycle,
          owner: values.owner,
          ...('system' in values ? { system: values.system } : {}),
        },
      });
    });

    it('has manifests the API server takes, as the level restricted asks', async () => {
      const name = `template-test-${randomUUID().slice(0, 8)}`;
      const access = controlPlane.access();
      const metadata = {
        name,
        labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
      };
      await callKubernetes(access, 'POST', '/api/v1/namespaces', { metadata });
      try {
        const manifests = await manifestsOf(project);
        expect(manifests.map(({ kind }) => kind).sort()).toEqual([
          'Deployment',
          'NetworkPolicy',
          'Service',
        ]);
        for (const manifest of manifests) {
          const answer = await applyDryRun(access, name, manifest);
          expect(`${answer.status} ${answer.body}`).toMatch(/^20[01] /);
        }
      } finally {
        const path = `/api/v1/namespaces/${name}`;
        await callKubernetes(access, 'DELETE', path);
      }
    });

    it('runs an image of its own under the label its entity names', async () => {
      const manifests = await manifestsOf(project);
      const deployment = manifests.find(({ kind }) => kind === 'Deployment');
      const id = { 'backstage.io/kubernetes-id': values.name };
      expect(deployment.metadata.labels).toMatchObject(id);
      expect(deployment.spec.template.metadata.labels).toMatchObject(id);
      const [container] = deployment.spec.template.spec.containers;
      expect(container.image).toBe(
        `registry.example.internal/${team}/${values.name}:0.1.0`,
      );
      const { requests, limits } = container.resources;
      const quantities = { cpu: expect.anything(), memory: expect.anything() };
      expect(requests).toEqual(quantities);
      expect(limits).toEqual(quantities);
      expect(container.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    });

    it('installs from its lock file, compiles, builds, and passes its own tests', async () => {
      const npm = async (...args: string[]) => {
        const environment: NodeJS.ProcessEnv = { ...process.env, CI: '1' };
        // Set by the outer test run, and read by the tests of the project.
        delete environment.NODE_TEST_CONTEXT;
        delete environment.npm_config_nodedir;
        const { stdout } = await exec('npm', args, {
          cwd: project,
          env: environment,
        });
        return stdout;
      };
      await npm('ci', '--no-audit', '--no-fund', '--prefer-offline');
      await npm('run', 'check');
      const report = await npm('test');
      expect(report).toMatch(/(pass) 9\b/);
      expect(report).toMatch(/(fail) 0\b/);
      await npm('run', 'build');
      const built = await readdir(join(project, 'dist'));
      expect(built).toContain('main.js');
      expect(built.filter(name => name.includes('test'))).toEqual([]);
    });
  });

  it.each([
    ['a name with capitals', { name: 'Tides' }],
    ['a name that begins with a digit', { name: '1tides' }],
    ['a name that ends with a dash', { name: 'tides-' }],
    ['a name with two dashes together', { name: 'ti--des' }],
    ['a name that climbs', { name: '../tides' }],
    ['a name that is too long', { name: 'x'.repeat(31) }],
    ['a description of two lines', { description: 'One line\nspec: evil' }],
    ['a description of nothing', { description: 'x' }],
    ['an unknown environment', { environment: 'staging' }],
    ['no team', { owner: '' }],
  ])('web-service refuses %s', async (_name, change) => {
    await expect(
      scaffolder.run('web-service', { ...plain, ...change }),
    ).rejects.toThrow(Object.keys(change)[0]);
  });

  it('web-service asks for no namespace when the repository’s name is taken', async () => {
    const values = { ...plain, name: 'taken-name' };
    await git.api('/orgs/maps/repos', {
      method: 'POST',
      body: { name: values.name },
    });
    const result = await scaffolder.run('web-service', values);
    expect(result.status).toBe('failed');
    expect(result.log).toContain(
      "Repository 'maps/taken-name' already exists; choose another name",
    );
    expect(scaffolder.calls).toEqual([]);
  });

  it('namespace asks for one namespace for each environment', async () => {
    const result = await scaffolder.run('namespace', {
      owner: 'group:default/maps',
      name: 'archive',
      purpose: 'Keeps old sea charts',
      cluster: 'resource:default/bergen',
      environments: ['dev', 'prod'],
      size: 'medium',
    });
    expect(result.status).toBe('completed');
    expect(scaffolder.calls).toEqual(
      ['dev', 'prod'].map(environment => ({
        action: 'namespaces:request',
        input: {
          name: `maps-archive-${environment}`,
          cluster: 'resource:default/bergen',
          environment,
          owner: 'group:default/maps',
          purpose: 'Keeps old sea charts',
          size: 'medium',
        },
      })),
    );
    expect(result.output.links).toEqual([
      expect.objectContaining({ url: '/namespaces' }),
    ]);
  });

  it('every field has a title and every pattern a message in words', () => {
    const fields = loadTemplates().flatMap(({ spec }) =>
      Object(spec).parameters.flatMap((page: FormPage) =>
        Object.entries(page.properties).map(([name, field]) => ({
          name,
          hasTitle: Boolean(field.title),
          hasMessage:
            !field.pattern || Boolean(page.errorMessage?.properties[name]),
        })),
      ),
    );
    expect(fields.length).toBeGreaterThan(10);
    for (const field of fields) {
      expect(field).toMatchObject({ hasTitle: true, hasMessage: true });
    }
  });
});
