import { CLAIM_ID_LABEL } from '@dugnad/plugin-clusters-common';
import {
  CollectionDefinition,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { managerOf } from '../reconcile/managerOf';

/** What the portal keeps of a RoleBinding to say who has access. */
export interface BindingFacts {
  claimId?: string;
  roleKind: string;
  roleName: string;
  subjects: { kind: string; name: string; namespace?: string }[];
  manager?: string;
  createdAt?: string;
}

const bindingSchema = z.object({
  roleRef: z.object({ kind: z.string(), name: z.string() }),
  subjects: z
    .array(
      z.object({
        kind: z.string(),
        name: z.string(),
        namespace: z.string().optional(),
      }),
    )
    .default([]),
});

/** Every RoleBinding, by namespace. */
export const bindingCollection: CollectionDefinition<BindingFacts> = {
  id: 'namespaces.access.bindings',
  resource: { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
  project: projectBinding,
  indexes: {
    namespace: ({ namespace }) => (namespace ? [namespace] : []),
  },
};

function projectBinding(object: KubernetesObject): BindingFacts | undefined {
  const parsed = bindingSchema.safeParse(object);
  if (!parsed.success) {
    return undefined;
  }
  const { roleRef, subjects } = parsed.data;
  return {
    claimId: object.metadata.labels?.[CLAIM_ID_LABEL],
    roleKind: roleRef.kind,
    roleName: roleRef.name,
    subjects,
    manager: managerOf(object, [])?.manager,
    createdAt: object.metadata.creationTimestamp,
  };
}
