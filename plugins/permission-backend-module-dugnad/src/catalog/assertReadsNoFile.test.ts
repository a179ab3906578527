import { assertReadsNoFile } from './assertReadsNoFile';

const location = (annotations: unknown, type?: unknown) => ({
  location: 'url:https://git.example/x',
  entity: {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Location',
    metadata: { name: 'x', annotations },
    spec: { type, target: '/etc/passwd' },
  },
});
const managedBy = 'backstage.io/managed-by-location';

describe('assertReadsNoFile', () => {
  it.each([
    ['its own place', location({ [managedBy]: 'file:/etc/x' })],
    [
      'its origin',
      location({ 'backstage.io/managed-by-origin-location': 'file:/etc/x' }),
    ],
    ['its source', location({ 'backstage.io/source-location': 'file:/etc/' })],
    ['a folder', location({ [managedBy]: 'dir:/etc' })],
    ['no text', location({ [managedBy]: { x: 1 } })],
    ['nothing', location({ [managedBy]: null })],
    ['its type', location({}, 'file')],
    ['a type that is no text', location({}, ['file'])],
  ])('refuses an entity that says a file by %s', (_name, body) => {
    expect(() => assertReadsNoFile(body)).toThrow(
      'local files come from catalog.locations only',
    );
  });

  it.each([
    ['an address', location({ [managedBy]: 'url:https://git.example/y' })],
    ['an address by type', location({}, 'url')],
    ['nothing', location(undefined)],
    ['what is no entity', { entity: 3, location: 'x' }],
    ['no body', undefined],
  ])('leaves %s to the catalog', (_name, body) => {
    expect(() => assertReadsNoFile(body)).not.toThrow();
  });
});
