import { ObjectSetAside, ResourceSetAside, ResourceType } from '../types';

const SHOWN = 5;

/** What one collection set aside. */
export interface CollectionSetAside {
  resource: ResourceType;
  /** By key. */
  objects: ReadonlyMap<string, ObjectSetAside>;
}

/** By resource: an object that several collections could not keep counts once. */
export function resourcesSetAside(
  collections: CollectionSetAside[],
): ResourceSetAside[] {
  const byResource = new Map<string, CollectionSetAside>();
  for (const { resource, objects } of collections) {
    const { group, kind } = resource;
    const id = `${group}/${kind}`;
    const found = byResource.get(id)?.objects ?? [];
    if (objects.size > 0) {
      byResource.set(id, {
        resource,
        objects: new Map([...found, ...objects]),
      });
    }
  }
  return [...byResource.values()].map(({ resource, objects }) => ({
    group: resource.group,
    kind: resource.kind,
    count: objects.size,
    first: [...objects.values()].slice(0, SHOWN),
  }));
}
