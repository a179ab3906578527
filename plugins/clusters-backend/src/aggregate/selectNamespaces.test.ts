import { namespacesQuerySchema } from '@dugnad/plugin-clusters-common';
import { namespace } from '../__testUtils__/objects';
import { projectNamespace } from '../collections/namespaces';
import { PodTally } from './PodTally';
import { selectNamespaces } from './selectNamespaces';

function items(...objects: ReturnType<typeof namespace>[]) {
  return objects.flatMap(object => {
    const value = projectNamespace(object);
    const { name } = object.metadata;
    return value
      ? [{ cluster: 'oslo', name, uid: name, resourceVersion: '1', value }]
      : [];
  });
}

const all = items(
  namespace('forms-prod', {
    owner: 'group:default/forms',
    environment: 'prod',
    created: '2026-03-03T08:00:00Z',
  }),
  namespace('maps-dev', { owner: 'group:default/maps', environment: 'dev' }),
  namespace('kube-system'),
);
const pods = new Map([
  ['forms-prod', 2],
  ['maps-dev', 9],
]);
const podsOf = (name: string) => ({
  ...new PodTally().total(),
  pods: pods.get(name) ?? 0,
});

function namesFor(query: Record<string, unknown>): string[] {
  const parsed = namespacesQuerySchema.parse(query);
  return selectNamespaces(all, parsed, podsOf).items.map(item => item.name);
}

describe('selectNamespaces', () => {
  it.each([
    ['all by name', {}, ['forms-prod', 'kube-system', 'maps-dev']],
    ['a part of the name, in any case', { search: 'MAPS' }, ['maps-dev']],
    ['the owner', { search: 'default/forms' }, ['forms-prod']],
    ['the environment', { search: 'prod' }, ['forms-prod']],
    ['no match', { search: 'nothing' }, []],
    [
      'most pods first',
      { orderBy: 'pods', direction: 'descending' },
      ['maps-dev', 'forms-prod', 'kube-system'],
    ],
    [
      'newest first, equal ones by name',
      { orderBy: 'created', direction: 'descending' },
      ['forms-prod', 'kube-system', 'maps-dev'],
    ],
    ['the second page', { limit: '2', offset: '2' }, ['maps-dev']],
    ['past the end', { offset: '10' }, []],
  ])('lists %s', (_name, query, expected) => {
    expect(namesFor(query)).toEqual(expected);
  });

  it('counts all that match, over all pages', () => {
    const query = namespacesQuerySchema.parse({ limit: '1' });

    expect(selectNamespaces(all, query, podsOf).total).toBe(3);
  });
});
