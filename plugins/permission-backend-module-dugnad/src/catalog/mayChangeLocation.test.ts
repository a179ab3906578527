import { Entity } from '@backstage/catalog-model';
import { mayChangeLocation } from './mayChangeLocation';

const entity = (kind: string, ...owners: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'x' },
  relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
});
const boats = 'group:default/boats';
const tides = 'group:default/tides';

it.each([
  ['all that is theirs', [entity('Component', boats)], true],
  [
    'theirs beside the location itself',
    [entity('Location'), entity('API', boats)],
    true,
  ],
  ['what is also theirs', [entity('Component', tides, boats)], true],
  ['what is another’s', [entity('Component', tides)], false],
  ['theirs and another’s', [entity('API', boats), entity('API', tides)], false],
  ['theirs and nobody’s', [entity('API', boats), entity('API')], false],
  ['nothing yet', [], false],
  ['only itself', [entity('location', boats)], false],
])('of a location that brought %s', (_name, entities, expected) => {
  expect(mayChangeLocation(entities, ['user:default/kari', boats])).toBe(
    expected,
  );
});
