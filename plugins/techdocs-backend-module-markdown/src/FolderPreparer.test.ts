import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { DirectoryPreparer } from '@backstage/plugin-techdocs-node';
import { FolderPreparer } from './FolderPreparer';

const files = createMockDirectory();

const preparer = new FolderPreparer(
  DirectoryPreparer.fromConfig(mockServices.rootConfig(), {
    logger: mockServices.logger.mock(),
    reader: mockServices.urlReader.mock(),
  }),
);

const entity = (): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'boats',
    annotations: {
      'backstage.io/techdocs-ref': 'dir:.',
      'backstage.io/managed-by-location': `file:${files.resolve('c.yaml')}`,
      'backstage.io/source-location': `file:${files.resolve('c.yaml')}`,
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
