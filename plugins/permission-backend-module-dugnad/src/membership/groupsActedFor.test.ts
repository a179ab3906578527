import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { groupsActedFor } from './groupsActedFor';

const group = (name: string, type: string, parent?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type },
  relations: parent
    ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
    : [],
});

const groups = [
  group('agency', 'organisation'),
  group('maps', 'team', 'agency'),
  group('tiles', 'team', 'maps'),
  group('cache', 'team', 'tiles'),
  group('area', 'area', 'agency'),
  group('forms', 'team', 'area'),
  group('hen', 'team', 'egg'),
  group('egg', 'team', 'hen'),
];

const actedFor = async (names: string[], inheritedTypes = ['team']) =>
  (
    await groupsActedFor({
      direct: names.map(name => `group:default/${name}`),
      inheritedTypes,
      load: async refs =>
        groups.filter(entity => refs.includes(stringifyEntityRef(entity))),
    })
  ).map(ref => ref.replace('group:default/', ''));

describe('groupsActedFor', () => {
  it.each([
    ['a team and not the organisation above it', ['maps'], ['maps']],
    ['every team above a sub-team', ['cache'], ['cache', 'tiles', 'maps']],
    ['each group once', ['cache', 'maps'], ['cache', 'maps', 'tiles']],
    ['not what lies behind a group of another type', ['forms'], ['forms']],
    ['an organisation by direct membership', ['agency'], ['agency']],
    ['groups that are above each other', ['hen'], ['hen', 'egg']],
    ['a group the catalog does not know', ['gone'], ['gone']],
    ['nobody', [], []],
  ])('finds %s', async (_, direct, expected) => {
    expect(await actedFor(direct)).toEqual(expected);
  });

  it('climbs through the types that are configured', async () => {
    const types = ['team', 'area', 'organisation'];
    expect(await actedFor(['forms'], types)).toEqual([
      'forms',
      'area',
      'agency',
    ]);
    expect(await actedFor(['cache'], [])).toEqual(['cache']);
  });
});
