import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { DirectoryPreparer } from '@backstage/plugin-techdocs-node';
import { FolderPreparer } from './FolderPreparer';

const files = createMockDirectory();

const preparer = new FolderPreparer({
  stock: DirectoryPreparer.fromConfig(mockServices.rootConfig(), {
    logger: mockServices.logger.mock(),
    reader: mockServices.urlReader.mock(),
  }),
  localLocations: new Set([files.resolve('c.yaml')]),
});

const entity = (annotations: Record<string, string> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'boats',
    annotations: {
      'backstage.io/techdocs-ref': 'dir:.',
      'backstage.io/managed-by-location': `file:${files.resolve('c.yaml')}`,
      'backstage.io/managed-by-origin-location': `file:${files.resolve(
        'c.yaml',
      )}`,
      'backstage.io/source-location': `file:${files.resolve('c.yaml')}`,
      ...annotations,
    },
  },
});

beforeEach(() =>
  files.setContent({ 'c.yaml': '', docs: { 'index.md': '# Boats' } }),
);

it('does not build again what has not changed', async () => {
  const { etag } = await preparer.prepare(entity());
  await expect(preparer.prepare(entity(), { etag })).rejects.toThrow(
    expect.objectContaining({ name: 'NotModifiedError' }),
  );
});

it.each([
  ['a page changed', { 'docs/index.md': '# Ships' }],
  ['a page came', { 'docs/more.md': '# More' }],
  ['an image came', { 'docs/boat.png': 'png' }],
  ['the settings changed', { 'mkdocs.yml': 'site_name: Ships' }],
])('builds again when %s', async (_, change) => {
  const { etag } = await preparer.prepare(entity());
  files.addContent(change);
  const next = await preparer.prepare(entity(), { etag });
  expect(next.etag).not.toBe(etag);
});

it('builds again when a snippet of a page changed', async () => {
  files.addContent({
    'docs/index.md': '--8<-- "version.txt"',
    'version.txt': '1.0',
  });
  const { etag } = await preparer.prepare(entity());
  files.addContent({ 'version.txt': '1.1' });
  const next = await preparer.prepare(entity(), { etag });
  expect(next.etag).not.toBe(etag);
});

const origin = 'backstage.io/managed-by-origin-location';
const own = 'backstage.io/managed-by-location';
const registered = 'url:https://git.example/x/catalog-info.yaml';

it.each([
  ['was registered', { [origin]: registered, [own]: registered }],
  ['came from a repository that a local file names', { [own]: registered }],
  ['came from a file that is not configured', { [origin]: 'file:/srv/x.yaml' }],
  ['does not say where it came from', { [origin]: '' }],
  ['says nonsense about where it came from', { [origin]: 'file' }],
])(
  'publishes no local folder for an entity that %s',
  async (_, annotations) => {
    await expect(preparer.prepare(entity(annotations))).rejects.toThrow(
      "said to lie on the portal's own disk",
    );
  },
);

it('publishes no local folder of an entity that names it only in its source', async () => {
  const evil = entity({
    [origin]: registered,
    [own]: registered,
    'backstage.io/source-location': 'file:///srv/private/x',
    'backstage.io/techdocs-ref': 'dir:..',
  });
  await expect(preparer.prepare(evil)).rejects.toMatchObject({
    name: 'NotAllowedError',
  });
});
