import { Entity } from '@backstage/catalog-model';
import { KUBERNETES_ANNOTATIONS } from '@dugnad/plugin-ownership-common';

const { id, labelSelector, namespace } = KUBERNETES_ANNOTATIONS;

/** Whether an entity points at something in a cluster. */
export function mayHaveWorkloads({ metadata }: Entity): boolean {
  return [id, labelSelector, namespace].some(
    name => metadata.annotations?.[name],
  );
}
