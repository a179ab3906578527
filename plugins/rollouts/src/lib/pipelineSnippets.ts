import { EntityName, WorkloadRef } from '@dugnad/plugin-rollouts-common';

/** Where the portal is for browsers and for programs. */
export interface PortalAddress {
  /** The portal's own address, as people open it. */
  appUrl: string;
  /** Address of the rollouts backend. */
  apiUrl: string;
}

const path = (...segments: string[]) =>
  segments.map(segment => `/${encodeURIComponent(segment)}`).join('');

const entityPath = ({ kind, namespace, name }: EntityName) =>
  path('entities', kind, namespace, name);

/** Address of a component's badge. */
export function badgeUrl({ apiUrl }: PortalAddress, entity: EntityName) {
  return `${apiUrl}${entityPath(entity)}/badge.svg`;
}

/** Address of a component's status as JSON. */
export function statusUrl({ apiUrl }: PortalAddress, entity: EntityName) {
  return `${apiUrl}${entityPath(entity)}/status`;
}

/** A badge for a README, leading to the component's page. */
export function badgeMarkdown(
  address: PortalAddress,
  entity: EntityName,
  alt: string,
): string {
  const { kind, namespace, name } = entity;
  const page = `${address.appUrl}/catalog${path(namespace, kind, name)}`;
  return `[![${alt}](${badgeUrl(address, entity)})](${page})`;
}

/**
 * A shell command that a pipeline ends with. A failed rollout answers 424 and `--fail` makes that an error at once; what is under
 * way when the time is up answers 504, which `--retry` takes up again.
 */
export function waitCommand(
  { apiUrl }: PortalAddress,
  { cluster, namespace, kind, name }: WorkloadRef,
): string {
  const wait = `${apiUrl}${path(
    'workloads',
    cluster,
    namespace,
    kind,
    name,
  )}/wait`;
  return [
    'curl --fail-with-body --silent --show-error --retry 3 \\',
    '  --header "Authorization: Bearer $PORTAL_TOKEN" \\',
    `  "${wait}?image=$IMAGE&timeoutSeconds=300"`,
  ].join('\n');
}

/** A shell command that tells the portal what a pipeline delivered. */
export function deliveryCommand(
  { apiUrl }: PortalAddress,
  entityRef: string,
): string {
  return [
    'curl --fail-with-body --silent --show-error \\',
    '  --header "Authorization: Bearer $PORTAL_TOKEN" \\',
    '  --header "Content-Type: application/json" \\',
    `  --data '{"entityRef":"${entityRef}","commit":"'"$COMMIT"'","committedAt":"'"$COMMITTED_AT"'","image":"'"$IMAGE"'","pipelineUrl":"'"$PIPELINE_URL"'"}' \\`,
    `  "${apiUrl}/deliveries"`,
  ].join('\n');
}
