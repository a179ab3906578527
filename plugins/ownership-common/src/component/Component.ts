import { Selector } from '../selector/Selector';

/** What of a catalog entity decides which workloads it claims. */
export interface Component {
  /** Normalised: kind and namespace spelt out, lower case. */
  entityRef: string;
  name: string;
  /** Normalised. Absent where the entity names no owner that can be read. */
  ownerRef?: string;
  /** Normalised. The system it is a part of. */
  systemRef?: string;
  /** Value of the label `backstage.io/kubernetes-id` its workloads carry; absent where a selector takes its place. */
  kubernetesId?: string;
  /** What its workloads' labels meet. Empty, so that it claims nothing, where `selectorProblem` says why. */
  selector?: Selector;
  /** Why its label selector cannot be read, in words for its author. */
  selectorProblem?: string;
  /** Claims only in the namespace of this name. */
  namespace?: string;
  /** Claims only in the cluster of this name. */
  cluster?: string;
  /** Web address of its source. */
  repository?: string;
}
