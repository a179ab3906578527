import { OWNER_REF_ANNOTATION } from '@dugnad/plugin-clusters-common';
import { attribute } from './attribute';
import { ComponentIndex } from './component/ComponentIndex';
import { componentOf } from './component/componentOf';
import { namespaceOwnerOf } from './namespaceOwnerOf';
import { OWNERSHIP_CASES } from './testUtils/ownershipCases';

describe('attribute', () => {
  it.each(OWNERSHIP_CASES)('decides for $name', one => {
    const { cluster, namespace, namespaceOwner, labels, expected } = one;
    const index = new ComponentIndex(
      one.entities.flatMap(entity => componentOf(entity) ?? []),
    );
    const ownerRef = namespaceOwnerOf(
      namespaceOwner ? { [OWNER_REF_ANNOTATION]: namespaceOwner } : undefined,
    );
    const claimants = index.claimants({ cluster, namespace, labels });
    const decided = attribute(claimants, namespace, { ownerRef });
    expect({
      ownerRef: decided.ownerRef,
      componentRef: decided.component?.entityRef,
      contenders: decided.contenders.map(({ entityRef }) => entityRef),
      actingOwnerRef: ownerRef,
    }).toEqual({
      ownerRef: undefined,
      componentRef: undefined,
      actingOwnerRef: undefined,
      ...expected,
    });
  });

  it('gives nothing in a namespace that has not been seen yet to anybody', () => {
    const component = { entityRef: 'component:default/web', name: 'web' };
    expect(attribute([component], 'forms-prod', undefined)).toEqual({
      contenders: [],
    });
  });

  it('names nobody where the only component has no owner', () => {
    const component = { entityRef: 'component:default/web', name: 'web' };
    expect(attribute([component], 'legacy', {})).toEqual({
      component,
      ownerRef: undefined,
      contenders: [],
    });
  });
});
