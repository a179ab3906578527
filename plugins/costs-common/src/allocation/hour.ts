import { HourCharge } from '../bill/billOfHour';
import { MicrosByResource, ResourceAmounts } from './resources';
import { BasePrices, NodeCapacity } from './splitNodePrice';

/** A node in an hour; the capacity is averaged over the time observed, so a node that joined halfway counts half. */
export interface HourNode extends NodeCapacity {
  name: string;
  labels: Record<string, string>;
}

/** A workload (or volume claim) in an hour: the sum over its containers of max(request, usage), averaged over the hour. */
export interface HourConsumer extends ResourceAmounts {
  /** Stable name; consumers are ordered by it, so that every replica rounds alike. */
  key: string;
  /** Serves everybody (a system namespace): its cost is shared cost. */
  isShared: boolean;
}

/** Everything that decides how the cost of one hour of one cluster is divided. */
export interface HourInput {
  /** Beginning of the hour, milliseconds since 1970. */
  hourMs: number;
  charges: readonly HourCharge[];
  nodes: readonly HourNode[];
  consumers: readonly HourConsumer[];
  basePrices: BasePrices;
  /** Seconds of the hour that have passed: 3,600 for one that is over. */
  billedSeconds: number;
  /** Seconds of those in which the cluster was observed; the rest is a gap. */
  observedSeconds: number;
}

/** A consumer's part of an hour, in micro-units. */
export interface ConsumerCost {
  key: string;
  isShared: boolean;
  /** What it used or reserved itself. */
  direct: MicrosByResource;
  /** Its part of the idle capacity, in proportion to `direct` per resource. 0 for shared consumers. */
  idleShareMicros: number;
  /** Its part of the shared cost, in proportion to its whole `direct`. 0 for shared consumers. */
  sharedShareMicros: number;
}

/** What an hour (or any sum of hours) came to. `allocated + idle + shared + unallocated = bill`, to the micro-unit. */
export interface CostTotals {
  billMicros: number;
  /** Direct cost of those that are not shared. */
  allocatedMicros: number;
  /** Capacity that nobody used or reserved. */
  idle: MicrosByResource;
  /** System namespaces, and charges that have no capacity: network, licences, people, other. */
  sharedMicros: number;
  /** Servers that are paid for while none of their nodes is in the cluster. */
  unallocatedNoNodeMicros: number;
  /** Time in which the cluster was not observed. */
  unallocatedGapMicros: number;
}

/** What `allocateHour` returns. */
export interface HourAllocation {
  totals: CostTotals;
  consumers: ConsumerCost[];
}
