import { OWNERSHIP_CASES } from '@dugnad/plugin-ownership-common/testUtils';
import { projectNamespace } from './namespaces';

it.each(OWNERSHIP_CASES)('names the owner of a namespace: $name', one => {
  const { namespace, namespaceOwner, expected } = one;
  const facts = projectNamespace({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace,
      ...(namespaceOwner && {
        annotations: { 'dugnad.dev/owner-ref': namespaceOwner },
      }),
    },
  });
  expect(facts?.ownerRef).toBe(expected.actingOwnerRef ?? null);
});
