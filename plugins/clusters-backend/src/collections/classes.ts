import { ClusterClass } from '@dugnad/plugin-clusters-common';
import { CollectionDefinition } from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { createdMs, Dated, datedShape } from './dated';

/** What the portal keeps of a class; the name is the item's. */
export type ClassFacts = Omit<ClusterClass, 'name'> & Dated;

function classSchema(defaultAnnotation: string) {
  return z.object({
    metadata: z.object({
      ...datedShape,
      annotations: z
        .record(z.string(), z.string())
        .default({})
        .transform(annotations => annotations[defaultAnnotation] === 'true'),
    }),
    provisioner: z.string().optional(),
    spec: z.object({ controller: z.string().optional() }).optional(),
  });
}

function classCollection(
  id: string,
  resource: { group: string; kind: string },
  defaultAnnotation: string,
): CollectionDefinition<ClassFacts> {
  const schema = classSchema(defaultAnnotation);
  return {
    id,
    resource,
    project: object => {
      const parsed = schema.safeParse(object);
      if (!parsed.success) return undefined;
      const { metadata, provisioner, spec } = parsed.data;
      return {
        implementation: provisioner ?? spec?.controller ?? '',
        isDefault: metadata.annotations,
        createdMs: createdMs(metadata),
      };
    },
  };
}

/** Every StorageClass. */
export const storageClassCollection = classCollection(
  'clusters.storageclasses',
  { group: 'storage.k8s.io', kind: 'StorageClass' },
  'storageclass.kubernetes.io/is-default-class',
);

/** Every IngressClass. */
export const ingressClassCollection = classCollection(
  'clusters.ingressclasses',
  { group: 'networking.k8s.io', kind: 'IngressClass' },
  'ingressclass.kubernetes.io/is-default-class',
);
