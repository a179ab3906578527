import { attributeWorkload } from './attributeWorkload';
import { Component, componentOf } from './componentOf';

const forms = 'group:default/forms';
const maps = 'group:default/maps';
const component = (over: Partial<Component> = {}): Component => ({
  entityRef: 'component:default/web',
  ownerRef: forms,
  systemRef: 'system:default/case',
  labels: [['backstage.io/kubernetes-id', 'web']],
  ...over,
});
const workload = {
  cluster: 'oslo',
  namespace: 'forms-web-dev',
  labels: { 'backstage.io/kubernetes-id': 'web' },
};
const facts = { ownerRef: forms, environment: 'dev', costCentre: '' };

describe('attributeWorkload', () => {
  it('books on the component of the namespace owner, and on its system', () => {
    expect(attributeWorkload(workload, facts, [component()])).toEqual({
      ownerRef: forms,
      componentRef: 'component:default/web',
      systemRef: 'system:default/case',
    });
  });

  it('does not let a component of another owner take the cost, or shift it', () => {
    const stranger = component({ ownerRef: maps });
    expect(attributeWorkload(workload, facts, [stranger])).toEqual({
      ownerRef: forms,
      componentRef: '',
      systemRef: '',
    });
  });

  it('believes the catalog where the namespace has no owner and all claimants agree', () => {
    const unowned = { ...facts, ownerRef: '' };
    expect(attributeWorkload(workload, unowned, [component()]).ownerRef).toBe(
      forms,
    );
    const two = [component(), component({ ownerRef: maps })];
    expect(attributeWorkload(workload, unowned, two)).toEqual({
      ownerRef: '',
      componentRef: '',
      systemRef: '',
    });
  });

  it.each([{ namespace: 'other' }, { cluster: 'bergen' }])(
    'minds where a component says it is: %p',
    over => {
      expect(
        attributeWorkload(workload, facts, [component(over)]).componentRef,
      ).toBe('');
    },
  );

  it('falls back on the system of the namespace', () => {
    expect(
      attributeWorkload(workload, facts, [], 'system:default/ns').systemRef,
    ).toBe('system:default/ns');
  });
});

describe('componentOf', () => {
  const entity = (annotations: Record<string, string>) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'web', annotations },
    relations: [
      { type: 'ownedBy', targetRef: forms },
      { type: 'partOf', targetRef: 'system:default/case' },
    ],
  });

  it('reads id, selector, owner and system', () => {
    expect(
      componentOf(
        entity({ 'backstage.io/kubernetes-label-selector': 'a=b, c==d' }),
      ),
    ).toMatchObject({
      labels: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      ownerRef: forms,
      systemRef: 'system:default/case',
    });
    expect(
      componentOf(entity({ 'backstage.io/kubernetes-namespace': 'x' })),
    ).toMatchObject({ labels: [['backstage.io/kubernetes-id', 'web']] });
  });

  it('ignores what points nowhere, and selectors it cannot read', () => {
    expect(componentOf(entity({}))).toBeUndefined();
    expect(
      componentOf(
        entity({ 'backstage.io/kubernetes-label-selector': 'a in (b,c)' }),
      ),
    ).toBeUndefined();
  });
});
