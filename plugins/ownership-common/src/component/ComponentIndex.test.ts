import { parseSelector } from '../selector/parseSelector';
import { Component } from './Component';
import { ComponentIndex } from './ComponentIndex';

const named = (name: string, rest: Partial<Component> = {}): Component => ({
  entityRef: `component:default/${name}`,
  name,
  kubernetesId: name,
  ...rest,
});
const selecting = (name: string, selector: string): Component => ({
  entityRef: `component:default/${name}`,
  name,
  selector: parseSelector(selector).requirements,
});
const labels = { 'backstage.io/kubernetes-id': 'web', app: 'web' };
const placed = { cluster: 'oslo', namespace: 'forms-prod', labels };

describe('ComponentIndex', () => {
  it('finds who claims by id, by a value and by absence, in a fixed order', () => {
    const index = new ComponentIndex([
      named('web'),
      selecting('b', '!legacy'),
      selecting('a', 'tier!=back,app in (api,web)'),
      selecting('no', 'app=api'),
      named('other'),
    ]);
    const names = index.claimants(placed).map(({ name }) => name);
    expect(names).toEqual(['a', 'b', 'web']);
  });

  it('replaces a component of the same reference', () => {
    const index = new ComponentIndex([named('web')]);
    const moved = index.with(named('web', { kubernetesId: 'moved' }));
    expect(moved.claimants(placed)).toEqual([]);
    expect(moved.equals(index)).toBe(false);
    expect(moved.with(named('web')).equals(index)).toBe(true);
  });

  it('does not look at every component of a large catalog', () => {
    const many = Array.from({ length: 20_000 }, (_, n) =>
      n % 2 ? named(`id-${n}`) : selecting(`selects-${n}`, `app=app-${n}`),
    );
    const index = new ComponentIndex([...many, named('web')]);
    const from = performance.now();
    for (let n = 0; n < 10_000; n += 1) {
      index.claimants(placed);
    }
    expect(index.claimants(placed)).toHaveLength(1);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});
