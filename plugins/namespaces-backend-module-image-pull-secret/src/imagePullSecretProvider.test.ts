import { ConfigReader } from '@backstage/config';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readImagePullSecretConfig } from './config';
import { imagePullSecretProvider } from './imagePullSecretProvider';

const source = { namespace: 'dugnad', name: 'registry-credentials' };
const claim = {
  id: 'claim-1',
  name: 'forms-web',
  cluster: 'oslo',
  environment: 'dev' as const,
  ownerRef: 'group:default/forms',
  purpose: 'Testing',
};

const read = (imagePullSecret?: object) =>
  readImagePullSecretConfig(
    new ConfigReader({
      namespaces: imagePullSecret ? { imagePullSecret } : {},
    }),
  );

it('copies the configured source by reference and states no value', () => {
  const config = read({ source });
  expect(config).toEqual({ source, clusters: undefined });
  const [copy, ...more] = imagePullSecretProvider({ source }).objects(claim);
  expect(more).toEqual([]);
  expect(copy).toMatchObject({
    copyOf: source,
    object: { kind: 'Secret', type: 'kubernetes.io/dockerconfigjson' },
  });
  expect(copy.object).not.toHaveProperty('data');
});

it('makes nothing where it is not configured, and in clusters without the source', () => {
  expect(read()).toBeUndefined();
  const { objects } = imagePullSecretProvider({ source, clusters: ['bergen'] });
  expect(objects(claim)).toEqual([]);
  expect(objects({ ...claim, cluster: 'bergen' })).toHaveLength(1);
});

it.each([
  [{ source: { ...source, name: '../x' } }, /imagePullSecret\.source\.name/],
  [{ source: { name: 'x' } }, /source\.namespace/],
])('names the key that is wrong in %j', (config, message) => {
  expect(() => read(config)).toThrow(message);
});

it('is allowed exactly its source and its copies by the shipped rights', () => {
  const folder = '../../../packages/backend/deploy';
  const file = (name: string) =>
    readFileSync(
      path.join(__dirname, folder, 'cluster-access-image-pull-secret', name),
      'utf8',
    );
  const [copy] = imagePullSecretProvider({ source }).objects(claim);
  expect(file('copies.yaml')).toContain(
    `resourceNames: [${copy.object.metadata.name}]`,
  );
  expect(file('source.yaml')).toContain(`resourceNames: [${source.name}]`);
  expect(file('source.yaml')).not.toMatch(/list|watch/);
});
