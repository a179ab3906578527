/** A cluster's name from itself or from its catalog entity: `oslo`, `resource:oslo`, `resource:default/oslo`. */
export function clusterName(nameOrRef: string): string {
  return nameOrRef.slice(
    Math.max(nameOrRef.lastIndexOf(':'), nameOrRef.lastIndexOf('/')) + 1,
  );
}
