import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { releaseFields } from './releaseFields';

const desired: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'web',
    labels: { owner: 'forms' },
    annotations: { contact: 'x' },
  },
};

function held(manager: string, operation: string, fieldsV1: object) {
  return { manager, operation, apiVersion: 'v1', fieldsV1: Object(fieldsV1) };
}

const labels = (...keys: string[]) => ({
  'f:labels': {
    '.': {},
    ...Object.fromEntries(keys.map(key => [`f:${key}`, {}])),
  },
});

it('takes our fields out of what client-side apply holds, and leaves it the others', () => {
  const current: KubernetesObject = {
    ...desired,
    metadata: {
      ...desired.metadata,
      managedFields: [
        held('kubectl-client-side-apply', 'Update', {
          'f:metadata': labels('owner', 'mesh'),
        }),
        held('kubectl-create', 'Update', { 'f:metadata': labels('owner') }),
        held('dugnad', 'Apply', { 'f:metadata': labels('owner') }),
        held('flux', 'Apply', { 'f:metadata': labels('owner') }),
      ],
    },
  };
  const { managedFields, managers } = releaseFields(current, desired);
  expect(managers).toEqual(['kubectl-client-side-apply', 'kubectl-create']);
  expect(managedFields).toEqual([
    held('kubectl-client-side-apply', 'Update', {
      'f:metadata': labels('mesh'),
    }),
    held('dugnad', 'Apply', { 'f:metadata': labels('owner') }),
    held('flux', 'Apply', { 'f:metadata': labels('owner') }),
  ]);
});

it('has nothing to do where nobody else holds our fields', () => {
  const current: KubernetesObject = {
    ...desired,
    metadata: {
      ...desired.metadata,
      managedFields: [
        held('kubectl', 'Update', { 'f:metadata': labels('mesh') }),
      ],
    },
  };
  expect(releaseFields(current, desired).managers).toEqual([]);
});

it('takes a whole list, however its items are held', () => {
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'b' },
    subjects: [{ kind: 'Group', name: 'g' }],
  };
  const { managedFields } = releaseFields(
    {
      ...binding,
      metadata: {
        name: 'b',
        managedFields: [
          held('kubectl', 'Update', {
            'f:subjects': { 'k:{"name":"x"}': { 'f:name': {} } },
          }),
        ],
      },
    },
    binding,
  );
  expect(managedFields).toEqual([]);
});
