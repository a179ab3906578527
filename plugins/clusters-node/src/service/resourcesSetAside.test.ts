import { resourcesSetAside } from './resourcesSetAside';

const pods = { group: '', kind: 'Pod' };
const nodes = { group: '', kind: 'Node' };
const objects = (...names: string[]) =>
  new Map(names.map(name => [name, { name, reason: 'no' }]));

describe('resourcesSetAside', () => {
  it('counts an object of several collections once', () => {
    expect(
      resourcesSetAside([
        { resource: pods, objects: objects('a', 'b') },
        { resource: nodes, objects: objects('a') },
        { resource: pods, objects: objects('b', 'c') },
      ]),
    ).toMatchObject([
      { ...pods, count: 3 },
      { ...nodes, count: 1 },
    ]);
  });

  it('names the first five', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `p${n}`);
    const [{ count, first }] = resourcesSetAside([
      { resource: pods, objects: objects(...many) },
    ]);
    expect(count).toBe(1_000);
    expect(first.map(({ name }) => name)).toEqual(many.slice(0, 5));
  });

  it('says nothing where nothing is', () => {
    expect(resourcesSetAside([{ resource: pods, objects: objects() }])).toEqual(
      [],
    );
  });
});
