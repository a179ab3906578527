import {
  Measurement,
  Problem,
  Resource,
} from '@dugnad/plugin-namespaces-common';
import { RESOURCES, UNITS, inWords } from './amounts';
import { clusterRoom } from './clusterRoom';
import type { ClaimQuestion, Finding, PolicyFacts } from './decideClaim';
import { PolicyConfig } from './PolicyConfig';

/**
 * Whether the cluster can hold it. A quota larger than the whole cluster is refused; the sum of all quotas stays within what
 * the nodes can hold times the declared overcommit, which Kubernetes itself never checks.
 */
export function judgeCluster(
  question: ClaimQuestion,
  facts: PolicyFacts,
  policy: PolicyConfig,
): Finding[] {
  const { after, before, cluster } = question;
  // Another owner or another text adds nothing to the cluster
  if (!after || question.kind === 'owner') {
    return [];
  }
  const exceeded = policy.clusters[cluster]?.exceeded ?? 'refuse';
  return RESOURCES.flatMap((resource): Finding[] => {
    const room = clusterRoom(resource, cluster, facts.capacity, policy);
    const held = before?.[resource] ?? 0;
    const asked = after[resource];
    if (asked <= held) {
      return [];
    }
    const measurement: Measurement = {
      scope: 'cluster',
      resource,
      unit: UNITS[resource],
      before: facts.cluster[resource] + held,
      after: facts.cluster[resource] + asked,
      limit: room.limit,
      unknown: room.allocatable === undefined ? room.unknown : undefined,
    };
    const finding = { measurements: [measurement] };
    if (room.allocatable !== undefined && asked > room.allocatable) {
      const problem = beyond(cluster, resource, asked, room.allocatable);
      return [{ ...finding, verdict: 'refuse', rule: problem.rule, problem }];
    }
    if (room.overcommit === undefined) {
      return [{ ...finding, verdict: 'approve', rule: 'default' }];
    }
    if (room.limit === undefined || facts.cluster.unknown > 0) {
      const problem = unmeasured(cluster, resource, room.unknown);
      return [{ ...finding, verdict: 'ask', rule: problem.rule, problem }];
    }
    if (facts.cluster[resource] + asked > room.limit) {
      const problem = full(cluster, measurement, room.overcommit);
      return [{ ...finding, verdict: exceeded, rule: problem.rule, problem }];
    }
    return [{ ...finding, verdict: 'approve', rule: 'default' }];
  });
}

function beyond(
  cluster: string,
  resource: Resource,
  asked: number,
  has: number,
): Problem {
  const [wanted, there] = [asked, has].map(a => inWords(resource, a));
  return {
    field: 'size',
    rule: 'cluster-too-small',
    message: `The quota of ${wanted} is more than all of cluster ${cluster} can hold (${there}). Ask for less or choose another cluster.`,
    values: { cluster, resource, asked: wanted, allocatable: there },
  };
}

function full(
  cluster: string,
  { resource, after = 0, limit = 0 }: Measurement,
  overcommit: number,
): Problem {
  const [would, may] = [after, limit].map(a => inWords(resource, a));
  return {
    field: 'size',
    rule: 'cluster-full',
    message: `All quotas in cluster ${cluster} together would be ${would}; what its nodes can hold, ${overcommit} times over, is ${may}. Ask for less or choose another cluster.`,
    values: { cluster, resource, after: would, limit: may },
  };
}

function unmeasured(
  cluster: string,
  resource: Resource,
  why = 'claims of sizes that are not configured any more cannot be added up',
): Problem {
  return {
    field: 'cluster',
    rule: 'cluster-unknown',
    message: `Nobody can tell whether cluster ${cluster} has room for more ${resource}: ${why}.`,
    values: { cluster, resource, why },
  };
}
