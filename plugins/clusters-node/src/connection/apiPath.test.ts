import { checkPath, resourcePath } from './apiPath';

const deployments = {
  group: 'apps',
  kind: 'Deployment',
  version: 'v1',
  plural: 'deployments',
  namespaced: true,
  verbs: [],
};
const nodes = { ...deployments, group: '', plural: 'nodes', namespaced: false };

describe('resourcePath', () => {
  it.each([
    [deployments, {}, '/apis/apps/v1/deployments'],
    [
      deployments,
      { namespace: 'maps', name: 'web', subresource: 'scale' },
      '/apis/apps/v1/namespaces/maps/deployments/web/scale',
    ],
    [nodes, { name: 'n1', namespace: 'ignored' }, '/api/v1/nodes/n1'],
    [nodes, { name: 'system:node:1' }, '/api/v1/nodes/system:node:1'],
  ])('makes the path of a resource or object', (resource, target, path) => {
    expect(resourcePath(resource, target)).toBe(path);
  });

  it.each(['..', '.', '', 'a/b', '%2e%2e', 'a b', 'a\nb', 'a?b', 'a#b', 'å'])(
    'refuses the name %j',
    name => {
      expect(() => resourcePath(nodes, { name })).toThrow('is not allowed');
    },
  );
});

describe('checkPath', () => {
  it('lets plain paths through', () => {
    expect(checkPath('/api/v1/namespaces/maps/pods/web-1/log')).toBe(
      '/api/v1/namespaces/maps/pods/web-1/log',
    );
  });

  it.each([
    'api/v1',
    '//api',
    '/api/../version',
    '/api/%2e%2e/x',
    '/api?x=1',
    '/api/v1/',
    '/a\u0000b',
    'https://example.org/api',
  ])('refuses %j', path => {
    expect(() => checkPath(path)).toThrow('Kubernetes API path');
  });
});
