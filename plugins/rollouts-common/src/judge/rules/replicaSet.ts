import { clip } from '../clip';
import { conditionOf, wordsOf } from '../conditionOf';
import { ReplicaSet } from '../objects';
import { atLeast, equals, KindRule } from '../runRule';
import { within } from '../within';

const ownedByDeployment = ({ metadata }: ReplicaSet) =>
  metadata.ownerReferences?.some(owner => owner.kind === 'Deployment') ?? false;

/**
 * ReplicaSet. Source: the ReplicaSet API documentation; kstatus asks the same three questions. Ours: one that a Deployment
 * has scaled to zero is superseded, neither success nor failure.
 */
export const replicaSetRule: KindRule<ReplicaSet> = {
  checks: [
    {
      name: 'observedGeneration',
      compare: ({ metadata, status }) =>
        atLeast(metadata.generation, status.observedGeneration),
      otherwise: 'SpecNotObserved',
    },
    {
      name: 'replicaFailure',
      compare: set =>
        equals(false, conditionOf(set, 'ReplicaFailure')?.status === 'True'),
      otherwise: 'ReplicaFailure',
    },
    {
      name: 'availableReplicas',
      compare: ({ spec, status }) =>
        atLeast(spec.replicas, status.availableReplicas),
      otherwise: 'NotYetAvailable',
    },
  ],
  done: set => {
    if (set.spec.replicas > 0) {
      return 'RolledOut';
    }
    return ownedByDeployment(set) ? 'Superseded' : 'ScaledToZero';
  },
  values: set => ({
    desired: Math.max(0, set.spec.replicas),
    available: within(set.spec.replicas, set.status.availableReplicas),
    quote: clip(wordsOf(conditionOf(set, 'ReplicaFailure'))),
  }),
};
