import { ownedQuery } from './ownedQuery';

const entity = (kind: string, rest: object = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'forms' },
  ...rest,
});
const partOf = {
  relations: [{ type: 'partOf', targetRef: 'system:default/intake' }],
};

describe('the namespaces of an entity', () => {
  it.each([
    ['a group owns', entity('Group'), { owner: ['group:default/forms'] }],
    ['a system has', entity('System'), { system: ['system:default/forms'] }],
    [
      'a component names',
      entity('Component', {
        metadata: {
          name: 'forms',
          annotations: { 'backstage.io/kubernetes-namespace': 'forms-web' },
        },
        ...partOf,
      }),
      { name: ['forms-web'] },
    ],
    [
      'a component has through its system',
      entity('Component', partOf),
      { system: ['system:default/intake'] },
    ],
    ['nothing ties to a component', entity('Component'), undefined],
  ])('are those that %s', (_case, of, query) =>
    expect(ownedQuery(of)).toEqual(query),
  );
});
