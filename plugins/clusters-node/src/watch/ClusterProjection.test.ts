import { Change, CollectionDefinition, KubernetesObject } from '../types';
import { ClusterProjection } from './ClusterProjection';
import { StringPool } from './StringPool';

interface Thing {
  text: unknown;
}

function object(
  name: string,
  text: unknown,
  over: Partial<KubernetesObject['metadata']> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Thing',
    metadata: {
      name,
      namespace: 'maps',
      uid: name,
      resourceVersion: '1',
      ...over,
    },
    text,
  };
}

/** Compared as soon as the value changes, and cannot be. */
const incomparable = () =>
  new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('cannot be looked into');
      },
    },
  );

function project({ text }: KubernetesObject): Thing {
  if (text === 'unreadable') {
    throw new Error('\u202Eno\0\ud83d '.repeat(500));
  }
  return { text };
}

function watched(definition: Partial<CollectionDefinition<Thing>> = {}) {
  const changes: string[] = [];
  const errors: unknown[] = [];
  const projection = new ClusterProjection<Thing>({
    cluster: 'oslo',
    definition: {
      id: 'things',
      resource: { group: '', kind: 'Thing' },
      project,
      ...definition,
    },
    strings: new StringPool(),
    emit: (change: Change<Thing>) => {
      const item = 'item' in change ? change.item : undefined;
      const before = 'previous' in change ? change.previous : undefined;
      changes.push([change.type, (item ?? before)?.name].join(' '));
    },
    onProjectionError: error => errors.push(error),
  });
  const list = (...objects: KubernetesObject[]) => {
    projection.beginList();
    objects.forEach(one => projection.upsert(one));
    projection.endList(new Date(0));
  };
  const names = () => projection.items.all().map(({ name }) => name);
  const aside = () => [...projection.setAside.values()];
  return { projection, list, names, aside, changes, errors };
}

describe('an object that cannot be kept', () => {
  it.each<[string, Partial<CollectionDefinition<Thing>>, KubernetesObject]>([
    ['cannot be projected', {}, object('bad', 'unreadable')],
    [
      'cannot be indexed',
      {
        indexes: {
          text: ({ value }) => {
            if (value.text === 'odd') throw new Error('no index');
            return [];
          },
        },
      },
      object('bad', 'odd'),
    ],
    ['is too long', {}, object('bad', 'x'.repeat(500_001))],
    ['has too many parts', {}, object('bad', Array(500_001).fill(1))],
    [
      'has names that are too long',
      {},
      object('bad', { ['x'.repeat(5e5)]: 1 }),
    ],
    [
      'keeps a map that is too long',
      {},
      object('bad', new Map([['x'.repeat(500_001), 1]])),
    ],
    ['cannot be looked into', {}, object('bad', incomparable())],
  ])('because it %s is set aside and named', (_, definition, bad) => {
    const { list, names, aside, errors } = watched(definition);
    list(object('a', 'one'), bad, object('z', 'two'));
    expect(names()).toEqual(['a', 'z']);
    expect(aside()).toEqual([
      { name: 'bad', namespace: 'maps', reason: expect.any(String) },
    ]);
    expect(aside()[0].reason.length).toBeLessThanOrEqual(200);
    expect(aside()[0].reason).not.toMatch(/\p{C}/u);
    expect(errors).toHaveLength(1);
  });

  it('is gone from what is kept, and told as removed', () => {
    const { projection, list, names, changes } = watched();
    list(object('a', 'one'));
    projection.upsert(object('a', 'unreadable', { resourceVersion: '2' }));
    expect(names()).toEqual([]);
    expect(changes).toEqual(['added a', 'synced ', 'removed a']);
  });

  it('stays what it was in every index when its next version cannot be indexed', () => {
    const { projection, list } = watched({
      indexes: {
        text: ({ value }) => {
          if (value.text === 'odd') throw new Error('no index');
          return [String(value.text)];
        },
      },
    });
    list(object('a', 'one'), object('b', 'one'));
    projection.upsert(object('a', 'odd', { resourceVersion: '2' }));
    expect(projection.items.byIndex('text', 'one')).toHaveLength(1);
  });

  it('is no longer set aside once it is mended, deleted or not listed', () => {
    const { projection, list, names, aside } = watched();
    list(...['a', 'b', 'c', 'd'].map(name => object(name, 'unreadable')));
    expect(aside()).toHaveLength(4);
    projection.upsert(object('a', 'fine', { resourceVersion: '2' }));
    projection.remove(object('b', 'unreadable'));
    expect(aside().map(({ name }) => name)).toEqual(['c', 'd']);
    list(
      object('a', 'fine', { resourceVersion: '2' }),
      object('d', 'unreadable'),
    );
    expect(aside().map(({ name }) => name)).toEqual(['d']);
    projection.absent('not served');
    expect(aside()).toEqual([]);
    expect(names()).toEqual([]);
  });

  it('may even have a namespace that is none', () => {
    const { list, names } = watched();
    const odd: KubernetesObject = JSON.parse(
      '{"apiVersion":"v1","kind":"Thing","text":"a","metadata":{"name":"odd","namespace":{"toString":1}}}',
    );
    list(object('a', 'one'), odd, object('z', 'two'));
    expect(names()).toEqual(expect.arrayContaining(['a', 'z']));
  });
});
