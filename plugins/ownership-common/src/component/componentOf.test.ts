import { Entity } from '@backstage/catalog-model';
import { componentOf } from './componentOf';

const entity = (
  annotations: Record<string, string>,
  over: Partial<Entity> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'web', annotations },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/forms' },
    { type: 'partOf', targetRef: 'component:default/shop' },
    { type: 'partOf', targetRef: 'system:default/case' },
  ],
  ...over,
});

describe('componentOf', () => {
  it('reads id, place, owner, system and source', () => {
    expect(
      componentOf(
        entity({
          'backstage.io/kubernetes-id': 'website',
          'backstage.io/kubernetes-namespace': 'forms-prod',
          'backstage.io/kubernetes-cluster': 'oslo',
          'backstage.io/source-location': 'url:https://git.example/forms/web',
        }),
      ),
    ).toEqual({
      entityRef: 'component:default/web',
      name: 'web',
      ownerRef: 'group:default/forms',
      systemRef: 'system:default/case',
      kubernetesId: 'website',
      namespace: 'forms-prod',
      cluster: 'oslo',
      repository: 'https://git.example/forms/web',
    });
  });

  it('lets a selector take the place of the id', () => {
    const found = componentOf(
      entity({
        'backstage.io/kubernetes-id': 'web',
        'backstage.io/kubernetes-label-selector': 'app in (web, worker)',
      }),
    );
    expect(found?.kubernetesId).toBeUndefined();
    expect(found?.selector).toEqual([
      { key: 'app', operator: 'in', values: ['web', 'worker'] },
    ]);
  });

  it('claims nothing by a selector that cannot be read, and says why', () => {
    const found = componentOf(
      entity({ 'backstage.io/kubernetes-label-selector': 'app in (' }),
    );
    expect(found).toMatchObject({
      selector: [],
      selectorProblem: expect.stringContaining('cannot be read'),
    });
  });

  it.each([
    ['forms', 'group:default/forms'],
    ['user:ingrid.berg', 'user:default/ingrid.berg'],
    ['Group:Default/Forms', 'group:default/forms'],
    [':/:', undefined],
    ['x'.repeat(400), undefined],
    [7, undefined],
  ])('reads the owner %p before the catalog related it', (owner, expected) => {
    const found = componentOf(
      entity(
        { 'backstage.io/kubernetes-id': 'web' },
        { relations: [], spec: { owner } },
      ),
    );
    expect(found?.ownerRef).toBe(expected);
  });

  it.each([
    ['points nowhere', {}, 'Component'],
    [
      'is a namespace itself',
      { 'backstage.io/kubernetes-namespace': 'forms-prod' },
      'Resource',
    ],
  ])('ignores what %s', (_, annotations, kind) => {
    expect(componentOf(entity(annotations, { kind }))).toBeUndefined();
  });

  it('claims by the name of a component that only names a namespace', () => {
    expect(
      componentOf(entity({ 'backstage.io/kubernetes-namespace': 'forms' })),
    ).toMatchObject({ kubernetesId: 'web', namespace: 'forms' });
  });
});
