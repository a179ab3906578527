import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { NetworkGrant, networkWidening } from '../policy/networkWidening';
import { groupOf } from '../reconcile/objectKey';

/** What is wrong with a manifest, to follow its kind and name. */
export interface ManifestProblem {
  rule: string;
  message: string;
}

/** Kinds by which a claim is what it was granted, whatever kinds may be deployed. */
const OF_THE_CLAIM: Record<string, string> = {
  ResourceQuota: 'What a namespace may hold is asked for: request another size',
  LimitRange: 'The limits of a namespace are kept by the portal',
  Role: 'Who may do what in a namespace is decided by its owner group',
  RoleBinding: 'Who may do what in a namespace is decided by its owner group',
};

const serviceSchema = z.object({
  type: z.string().nullish(),
  externalIPs: z.array(z.string()).nullish(),
});

/**
 * Says where a manifest would get what has to be asked for. The policy decides on effects: what a request for the network or
 * the size would be asked about is not to be had by deploying it.
 */
export function effectProblem(
  object: KubernetesObject,
  grant: NetworkGrant,
): ManifestProblem | undefined {
  const { kind } = object;
  const group = groupOf(object);
  if (
    kind in OF_THE_CLAIM &&
    ['', 'rbac.authorization.k8s.io'].includes(group)
  ) {
    return {
      rule: 'kind-of-claim',
      message: `is the claim's and is not deployed. ${OF_THE_CLAIM[kind]}.`,
    };
  }
  if (kind === 'NetworkPolicy') {
    return networkProblem(object, group, grant);
  }
  return kind === 'Service' && group === ''
    ? serviceProblem(object)
    : undefined;
}

function networkProblem(
  object: KubernetesObject,
  group: string,
  grant: NetworkGrant,
): ManifestProblem | undefined {
  if (group !== 'networking.k8s.io') {
    return {
      rule: 'network-granted',
      message: `of ${group} cannot be judged. Write it as a NetworkPolicy of networking.k8s.io.`,
    };
  }
  const found = networkWidening(object.spec ?? {}, grant);
  return found.length === 0
    ? undefined
    : {
        rule: 'network-granted',
        message: found
          .map(({ what, wayOut }) => `${what}. ${wayOut}`)
          .join(' It also '),
      };
}

function serviceProblem({
  spec,
}: KubernetesObject): ManifestProblem | undefined {
  const { type, externalIPs } = serviceSchema.catch({}).parse(spec);
  if (externalIPs?.length) {
    return {
      rule: 'network-granted',
      message:
        'states externalIPs, which would take other addresses of the cluster over. Remove them.',
    };
  }
  return type === 'NodePort' || type === 'LoadBalancer'
    ? {
        rule: 'network-granted',
        message: `is of type ${type}, which would open the namespace past its network policies. Use ClusterIP and an Ingress.`,
      }
    : undefined;
}
