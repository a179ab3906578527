import { symlink } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readManifestFiles } from './readManifestFiles';

const workspace = createMockDirectory();

async function read(content: Record<string, string | Buffer>, path = 'k8s') {
  workspace.setContent(content);
  return readManifestFiles(workspace.path, path);
}

const objectsOf = async (content: Record<string, string | Buffer>) =>
  (await read(content)).map(({ object }) => object);

const settings = (data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: ${data}\n`;

describe('readManifestFiles', () => {
  it('reads numbers, words and dates as kubectl does', async () => {
    const [object] = await objectsOf({
      'k8s/a.yaml':
        'spec: { defaultMode: 0400, hostNetwork: no, at: 2026-11-29, time: 12:30:45 }',
    });
    expect(object).toEqual({
      spec: {
        defaultMode: 256,
        hostNetwork: false,
        at: '2026-11-29',
        time: '12:30:45',
      },
    });
  });

  it('writes aliases out, keeps empty keys for the backend to judge', async () => {
    const [object] = await objectsOf({
      'k8s/a.yaml': 'a: &a { b: 1 }\nc: { <<: *a }\nmetadata: { annotations: }',
    });
    expect(object).toEqual({
      a: { b: 1 },
      c: { b: 1 },
      metadata: { annotations: null },
    });
  });

  it.each<[string, Buffer]>([
    ['UTF-16', Buffer.from(`\uFEFF${settings('{ a: å }')}`, 'utf16le')],
    ['a byte mark', Buffer.from(`\uFEFF${settings('{ a: å }')}`)],
    [
      'Windows line ends',
      Buffer.from(settings('{ a: å }').replaceAll('\n', '\r\n')),
    ],
  ])('reads a file with %s', async (_, bytes) => {
    const [object] = await objectsOf({ 'k8s/a.yaml': bytes });
    expect(object).toMatchObject({ kind: 'ConfigMap', data: { a: 'å' } });
  });

  it('reads one file, also of a larger size', async () => {
    const text = settings(`{ board: "${'x'.repeat(300_000)}" }`);
    const found = await read(
      { 'k8s/a.yaml': text, 'k8s/b.yaml': '[' },
      'k8s/a.yaml',
    );
    expect(found).toHaveLength(1);
  });

  const file = (path: string, content: string | Buffer = 'a: b') => ({
    [path]: content,
  });
  it.each<[string, Record<string, string | Buffer>, string, string]>([
    [
      'what Kustomize renders',
      file('k8s/kustomization.yaml'),
      'k8s',
      'k8s/kustomization.yaml: belongs to Kustomize, which the portal does not run; render it with kustomize first',
    ],
    [
      'Kustomize further down',
      {
        ...file('k8s/base/a.yaml'),
        ...file('k8s/overlays/prod/kustomization.yml'),
      },
      'k8s',
      'k8s/overlays/prod/kustomization.yml',
    ],
    [
      'Kustomize without an ending',
      file('k8s/Kustomization'),
      'k8s',
      'k8s/Kustomization',
    ],
    [
      'a file of Kustomize',
      file('k8s/kustomization.yaml'),
      'k8s/kustomization.yaml',
      'render it with kustomize first',
    ],
    [
      'a chart',
      { ...file('k8s/Chart.yaml'), ...file('k8s/templates/a.yaml') },
      'k8s',
      'render it with helm first ("helm template")',
    ],
    [
      'values of a chart',
      file('k8s/values.yaml'),
      'k8s',
      'k8s/values.yaml: belongs to Helm',
    ],
    [
      'a template of a chart',
      file('k8s/a.yaml', 'a: {{ .Values.a }}\nb: ['),
      'k8s',
      'it looks like a Helm template',
    ],
    [
      'a folder that is not there',
      file('deploy/a.yaml'),
      'k8s',
      'There is no k8s in the workspace',
    ],
    [
      'a key that is there twice',
      file('k8s/a.yaml', 'a: 1\na: 2'),
      'k8s',
      'k8s/a.yaml: Map keys must be unique at line 2',
    ],
    [
      'a list',
      file('k8s/a.yaml', '- a'),
      'k8s',
      'k8s/a.yaml: is not a Kubernetes object',
    ],
    [
      'another encoding',
      file('k8s/a.yaml', Buffer.from('a: å', 'latin1')),
      'k8s',
      'k8s/a.yaml: it is not UTF-8 text',
    ],
    [
      'a file over the limit',
      file('k8s/a.yaml', settings(`{ a: ${'x'.repeat(2_200_000)} }`)),
      'k8s',
      'k8s/a.yaml: is 2.10 MB; at most 2 MB',
    ],
    [
      'files over the limit together',
      Object.fromEntries(
        [1, 2, 3].map(n => [
          `k8s/${n}.yaml`,
          settings(`{ a: ${'x'.repeat(900_000)} }`),
        ]),
      ),
      'k8s',
      'The manifests in k8s are 2.58 MB; at most 2 MB',
    ],
  ])('refuses %s', async (_, content, path, words) => {
    await expect(read(content, path)).rejects.toThrow(words);
  });

  it('refuses a symbolic link instead of leaving it out', async () => {
    workspace.setContent({ 'k8s/a.yaml': 'a: b', 'real.yaml': 'a: b' });
    await symlink(
      workspace.resolve('real.yaml'),
      workspace.resolve('k8s/b.yaml'),
    );
    await expect(readManifestFiles(workspace.path, 'k8s')).rejects.toThrow(
      'k8s/b.yaml: is a symbolic link',
    );
  });
});
