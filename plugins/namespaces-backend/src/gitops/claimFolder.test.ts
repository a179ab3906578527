import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { claimFolder, readKustomization } from './claimFolder';

const claim = { id: 'claim-1', name: 'maps-web' };
const object = (kind: string, name: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, labels: { on: 'yes', n: '1e3' } },
});

it('gives the same bytes for the same objects, and quotes what YAML would read otherwise', () => {
  const objects = [object('Namespace', 'maps-web'), object('Role', 'a:b')];
  const files = claimFolder(claim, objects);
  expect([...claimFolder(claim, objects)]).toEqual([...files]);
  expect([...files.keys()]).toEqual([
    'kustomization.yaml',
    'namespace-maps-web.yaml',
    'role-a_b.yaml',
  ]);
  expect(files.get('namespace-maps-web.yaml')).toBe(
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: maps-web\n  labels:\n    "on": "yes"\n    "n": "1e3"\n',
  );
});

it('lists its files and whose they are, and reads that again', () => {
  const files = claimFolder(claim, [
    object('Namespace', 'maps-web'),
    object('Secret', 'pull'),
  ]);
  expect(readKustomization(files.get('kustomization.yaml') ?? '')).toEqual({
    claimId: 'claim-1',
    files: ['namespace-maps-web.yaml'],
  });
});

it.each([
  ['nothing', ''],
  ['no YAML', '{{'],
  ['a kustomization of somebody else', 'kind: Kustomization\nresources: [a]\n'],
  ['a list', '- a\n'],
])('takes %s for nobody’s', (_, text) => {
  expect(readKustomization(text)).toBeUndefined();
});
