import { attribute } from './attribute';
import { Component } from './componentOf';

const component = (name: string, ownerRef?: string): Component => ({
  entityRef: `component:default/${name}`,
  name,
  ownerRef,
});
const maps = 'group:default/maps';
const forms = 'group:default/forms';
const own = component('tiles', maps);
const foreign = component('evil', forms);

describe('attribute', () => {
  it.each([
    ['agreeing owners', [own], 'maps-prod', { ownerRef: maps }, own, maps],
    [
      "another's component registered for the namespace",
      [foreign],
      'maps-prod',
      { ownerRef: maps },
      undefined,
      maps,
    ],
    [
      "another's component before the right one",
      [foreign, own],
      'maps-prod',
      { ownerRef: maps },
      own,
      maps,
    ],
    ['no component', [], 'maps-prod', { ownerRef: maps }, undefined, maps],
    ['a namespace without an owner', [own], 'legacy', {}, own, maps],
    [
      'a namespace without an owner that two claim',
      [own, foreign],
      'legacy',
      {},
      undefined,
      undefined,
    ],
    [
      'a namespace of the cluster itself',
      [own],
      'kube-system',
      {},
      undefined,
      undefined,
    ],
    [
      'a namespace of a system of the cluster',
      [own],
      'longhorn-system',
      {},
      undefined,
      undefined,
    ],
    [
      'a namespace not seen yet',
      [own],
      'maps-prod',
      undefined,
      undefined,
      undefined,
    ],
  ])('decides for %s', (_, claimants, namespace, facts, found, ownerRef) => {
    const decided = attribute(claimants, namespace, facts);
    expect(decided.component).toBe(found);
    expect(decided.ownerRef).toBe(ownerRef);
  });
});
