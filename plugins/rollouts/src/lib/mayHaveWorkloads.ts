import { Entity } from '@backstage/catalog-model';

const ANNOTATIONS = [
  'backstage.io/kubernetes-id',
  'backstage.io/kubernetes-label-selector',
  'backstage.io/kubernetes-namespace',
];

/** Whether an entity points at something in a cluster. */
export function mayHaveWorkloads({ metadata }: Entity): boolean {
  return ANNOTATIONS.some(name => metadata.annotations?.[name]);
}
