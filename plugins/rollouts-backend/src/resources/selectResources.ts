import {
  Resource,
  ResourcePage,
  ResourceQuery,
} from '@dugnad/plugin-rollouts-common';
import { ATTENTION, countByStatus, ofEntities } from '../selectWorkloads';

const oneOf = (wanted: string[] | undefined, value: string | undefined) =>
  !wanted?.length || (value !== undefined && wanted.includes(value));

function contains(resource: Resource, text = ''): boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const { name, kind, application, namespace, cluster, ownerRef } = resource;
  const haystack = [name, kind, application, namespace, cluster, ownerRef]
    .join(' ')
    .toLocaleLowerCase();
  return words.every(word => haystack.includes(word));
}

function byTrouble(a: Resource, b: Resource): number {
  return (
    ATTENTION[a.verdict.status] - ATTENTION[b.verdict.status] ||
    a.application.localeCompare(b.application) ||
    a.kind.localeCompare(b.kind) ||
    a.cluster.localeCompare(b.cluster) ||
    a.namespace.localeCompare(b.namespace) ||
    a.name.localeCompare(b.name)
  );
}

function kindsOf(resources: Resource[]): ResourcePage['kinds'] {
  const kinds = new Map(
    resources.map(({ group, kind }) => [`${kind}/${group}`, { group, kind }]),
  );
  return [...kinds.keys()].sort().flatMap(key => kinds.get(key) ?? []);
}

/** Filters, sorts the most troubled first, and cuts a page. Pure. */
export function selectResources(
  visible: Resource[],
  query: ResourceQuery,
): Omit<ResourcePage, 'gaps' | 'clusters'> {
  const matching = visible.filter(
    resource =>
      oneOf(query.cluster, resource.cluster) &&
      oneOf(query.namespace, resource.namespace) &&
      oneOf(query.group, resource.group) &&
      oneOf(query.kind, resource.kind) &&
      oneOf(query.ownerRef, resource.ownerRef) &&
      oneOf(query.environment, resource.environment) &&
      ofEntities(query.entityRef, resource) &&
      contains(resource, query.text),
  );
  const listed = matching
    .filter(({ verdict }) => oneOf(query.status, verdict.status))
    .sort(byTrouble);
  return {
    items: listed.slice(query.offset, query.offset + query.limit),
    totalItems: listed.length,
    counts: countByStatus(matching),
    kinds: kindsOf(visible),
  };
}
