import {
  ClusterConnection,
  DiscoveredResource,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';

const groupsSchema = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      preferredVersion: z.object({ version: z.string() }).optional(),
      versions: z.array(z.object({ version: z.string() })),
    }),
  ),
});
const resourcesSchema = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      namespaced: z.boolean(),
      verbs: z.array(z.string()),
    }),
  ),
});
const rulesSchema = z.object({
  status: z.object({
    resourceRules: z
      .array(
        z.object({
          verbs: z.array(z.string()),
          apiGroups: z.array(z.string()).default([]),
          resources: z.array(z.string()).default([]),
          resourceNames: z.array(z.string()).default([]),
        }),
      )
      .default([]),
  }),
});

type Rule = z.infer<typeof rulesSchema>['status']['resourceRules'][number];

/** Kinds of objects a namespace can hold, and which of them the portal's account may list. */
export interface ReadableKinds {
  readable: DiscoveredResource[];
  unreadable: DiscoveredResource[];
}

/** Asks the API server which kinds live in namespaces, custom ones included, and what the portal's account may list there. */
export async function readableKinds(
  connection: ClusterConnection,
  namespace: string,
  signal: AbortSignal,
): Promise<ReadableKinds> {
  const [kinds, rules] = await Promise.all([
    namespacedKinds(connection, signal),
    rulesIn(connection, namespace, signal),
  ]);
  return {
    readable: kinds.filter(kind => mayList(rules, kind)),
    unreadable: kinds.filter(kind => !mayList(rules, kind)),
  };
}

async function namespacedKinds(
  connection: ClusterConnection,
  signal: AbortSignal,
): Promise<DiscoveredResource[]> {
  const { groups } = groupsSchema.parse(
    await connection.request({ path: '/apis', signal }),
  );
  const lists = await Promise.all([
    resourcesOf(connection, { group: '', version: 'v1' }, signal),
    ...groups.flatMap(({ name, preferredVersion, versions }) =>
      // The preferred version first: it may not have every kind
      [...versions]
        .sort(
          (a, b) =>
            Number(b.version === preferredVersion?.version) -
            Number(a.version === preferredVersion?.version),
        )
        .map(({ version }) =>
          resourcesOf(connection, { group: name, version }, signal),
        ),
    ),
  ]);
  const all = lists.flat();
  return all.filter(
    ({ group, kind }, i) =>
      all.findIndex(other => other.group === group && other.kind === kind) ===
      i,
  );
}

async function resourcesOf(
  connection: ClusterConnection,
  { group, version }: { group: string; version: string },
  signal: AbortSignal,
): Promise<DiscoveredResource[]> {
  const path = group ? `/apis/${group}/${version}` : `/api/${version}`;
  const { resources } = resourcesSchema.parse(
    await connection.request({ path, signal }),
  );
  return resources
    .filter(
      ({ name, namespaced, verbs }) =>
        namespaced && !name.includes('/') && verbs.includes('list'),
    )
    .map(({ name, ...rest }) => ({ ...rest, group, version, plural: name }));
}

async function rulesIn(
  connection: ClusterConnection,
  namespace: string,
  signal: AbortSignal,
): Promise<Rule[]> {
  const answer = await connection.request({
    method: 'POST',
    path: '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectRulesReview',
      spec: { namespace },
    },
    signal,
  });
  return rulesSchema.parse(answer).status.resourceRules;
}

function mayList(rules: Rule[], { group, plural }: DiscoveredResource) {
  const has = (list: string[], value: string) =>
    list.includes('*') || list.includes(value);
  return rules.some(
    rule =>
      has(rule.verbs, 'list') &&
      has(rule.apiGroups, group) &&
      has(rule.resources, plural) &&
      rule.resourceNames.length === 0,
  );
}
