/*
 * Kinds that are in force by being there: no controller writes a status that could say otherwise. They are never watched for
 * being judged, and Secrets are not read at all.
 */

const KINDS: Record<string, string[]> = {
  '': [
    'ConfigMap',
    'Secret',
    'ServiceAccount',
    'Endpoints',
    'LimitRange',
    'PodTemplate',
  ],
  apps: ['ControllerRevision'],
  'rbac.authorization.k8s.io': [
    'Role',
    'RoleBinding',
    'ClusterRole',
    'ClusterRoleBinding',
  ],
  'networking.k8s.io': ['NetworkPolicy', 'IngressClass'],
  'gateway.networking.k8s.io': ['ReferenceGrant'],
  'storage.k8s.io': [
    'StorageClass',
    'CSIDriver',
    'CSINode',
    'CSIStorageCapacity',
  ],
  'scheduling.k8s.io': ['PriorityClass'],
  'node.k8s.io': ['RuntimeClass'],
  'coordination.k8s.io': ['Lease'],
  'admissionregistration.k8s.io': [
    'ValidatingWebhookConfiguration',
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicyBinding',
    'MutatingAdmissionPolicy',
    'MutatingAdmissionPolicyBinding',
  ],
};

const DECLARATIONS = new Set(
  Object.entries(KINDS).flatMap(([group, kinds]) =>
    kinds.map(kind => `${group}/${kind}`),
  ),
);

/** Whether a kind is in force by being there. */
export function isDeclaration(group: string, kind: string): boolean {
  return DECLARATIONS.has(`${group}/${kind}`);
}
