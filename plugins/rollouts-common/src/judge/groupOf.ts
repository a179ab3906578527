/** The API group of an object: `apps` of `apps/v1`, empty for the core group. */
export function groupOf({ apiVersion }: { apiVersion: string }): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Whether a kind of this group may be one of the workloads with a schema: `Job` of another group is another kind. */
export function isWorkloadGroup(object: { apiVersion: string }): boolean {
  return ['', 'apps', 'batch', 'extensions'].includes(groupOf(object));
}
