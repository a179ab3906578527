import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityName } from '@dugnad/plugin-rollouts-common';

/** The name of the entity whose page this is. */
export function useEntityName(): EntityName {
  const { entity } = useEntity();
  return {
    kind: entity.kind.toLocaleLowerCase('en-US'),
    namespace: entity.metadata.namespace ?? 'default',
    name: entity.metadata.name,
  };
}
