import { AmountReader, Amounts, SetAside } from './AmountReader';
import { add, largerOf, raise, sumOf } from './amounts';
import {
  PodResources,
  ResourceContainer,
  ResourceList,
  StatedResources,
} from './podResources';

/** What a pod holds of a cluster. Whole numbers, so that sums stay exact. */
export interface PodAmounts {
  cpuMillicores: number;
  memoryBytes: number;
  /** Every other resource by name: huge pages and ephemeral storage in bytes, devices (`nvidia.com/gpu`) one by one. */
  others: Record<string, number>;
  /** What cannot be true, and is not in the amounts. */
  setAside: SetAside[];
}

/** As `PodAmounts`; CPU or memory that is not stated is undefined. */
export type PartialPodAmounts = Omit<
  PodAmounts,
  'cpuMillicores' | 'memoryBytes'
> &
  Partial<PodAmounts>;

type Side = 'requests' | 'limits';

interface Granted {
  resources?: StatedResources;
  allocatedResources?: ResourceList;
}

/**
 * What the scheduler reserves for a pod, and quotas and bills count, per resource: the larger of
 * - all containers together, with the init containers that keep running (sidecars, `restartPolicy: Always`), and
 * - each other init container together with the sidecars started before it;
 * a request of the pod as a whole replaces that; the runtime's overhead is added. While a resize is under way the largest
 * of what is asked for, allocated and in effect counts; one that its node can never grant does not. A limit without a
 * request is a request, as the API server has it.
 *
 * Source: `PodRequests` in `k8s.io/component-helpers/resource` and `SetDefaults_Pod` (Kubernetes 1.35).
 */
export function podRequests(pod: PodResources): PodAmounts {
  const reader = new AmountReader();
  const amounts = totalOf(pod, 'requests', reader);
  const total = sumOf(amounts, reader.read(pod.spec.overhead));
  return {
    ...shown(total, reader),
    cpuMillicores: total.get('cpu') ?? 0,
    memoryBytes: total.get('memory') ?? 0,
  };
}

/**
 * What a pod may use at most, as quotas count it: as `podRequests` of limits, where containers without one count for nothing
 * and overhead is added only to what is limited. Source: `PartialPodAmounts`, in the same place.
 */
export function podLimits(pod: PodResources): PartialPodAmounts {
  const reader = new AmountReader();
  const amounts = totalOf(pod, 'limits', reader);
  const overhead = reader.read(pod.spec.overhead);
  overhead.forEach((amount, resource) => {
    const limit = amounts.get(resource);
    if (limit) {
      amounts.set(resource, limit + amount);
    }
  });
  return {
    ...shown(amounts, reader),
    cpuMillicores: amounts.get('cpu'),
    memoryBytes: amounts.get('memory'),
  };
}

/** What one container asks for by itself; CPU or memory that it does not ask for is undefined. */
export function containerRequests({
  requests,
}: StatedResources = {}): PartialPodAmounts {
  const reader = new AmountReader();
  const amounts = reader.read(requests);
  return {
    ...shown(amounts, reader),
    cpuMillicores: amounts.get('cpu'),
    memoryBytes: amounts.get('memory'),
  };
}

function shown(amounts: Amounts, { setAside }: AmountReader) {
  const others = [...amounts].filter(
    ([resource, amount]) =>
      resource !== 'cpu' && resource !== 'memory' && amount > 0,
  );
  return { others: Object.fromEntries(others), setAside };
}

/** What counts of a container, or of a pod as a whole. */
type Held = (stated?: StatedResources, granted?: Granted) => Amounts;

/** While a resize is under way the largest of what is asked for, allocated and in effect counts. */
function heldOf(pod: PodResources, side: Side, reader: AmountReader): Held {
  const cannotResize = isInfeasible(pod);
  return (stated = {}, granted = {}) => {
    const asked = reader.read(
      side === 'limits'
        ? stated.limits
        : { ...stated.limits, ...stated.requests },
    );
    const held = largerOf(
      reader.read(granted.resources?.[side]),
      reader.read(side === 'limits' ? {} : granted.allocatedResources),
    );
    return cannotResize && held.size > 0 ? held : largerOf(asked, held);
  };
}

function isInfeasible({ status }: PodResources): boolean {
  return (
    status.resize === 'Infeasible' ||
    status.conditions.some(
      ({ type, reason }) =>
        type === 'PodResizePending' && reason === 'Infeasible',
    )
  );
}

function totalOf(pod: PodResources, side: Side, reader: AmountReader): Amounts {
  const { spec, status } = pod;
  const held = heldOf(pod, side, reader);
  const containers = byContainers(pod, held);
  const result = new Map(containers);
  held(spec.resources, status).forEach((amount, resource) => {
    const isByLimit =
      side === 'requests' && spec.resources?.requests?.[resource] === undefined;
    const isSupported = /^(cpu|memory|hugepages-.*)$/.test(resource);
    // A pod's limit stands in for its request only where no container requests anything
    if (isSupported && !(isByLimit && containers.get(resource))) {
      result.set(resource, amount);
    }
  });
  return result;
}

function byContainers({ spec, status }: PodResources, held: Held): Amounts {
  const statuses = new Map(
    [...status.initContainerStatuses, ...status.containerStatuses].map(one => [
      one.name,
      one,
    ]),
  );
  const of = ({ name, resources }: ResourceContainer) => {
    const granted = statuses.get(name);
    // Names are unique; were they not, a long status would be read for each
    statuses.delete(name);
    return held(resources, granted);
  };
  const running: Amounts = new Map();
  const starting: Amounts = new Map();
  for (const container of spec.initContainers) {
    const own = of(container);
    // What only the sidecars before it have is in `running` too
    raise(starting, withEarlier(own, running));
    if (container.restartPolicy === 'Always') {
      add(running, own);
    }
  }
  spec.containers.forEach(container => add(running, of(container)));
  raise(running, starting);
  return running;
}

function withEarlier(own: Amounts, sidecars: Amounts): Amounts {
  return new Map(
    [...own].map(([resource, amount]) => [
      resource,
      amount + (sidecars.get(resource) ?? 0),
    ]),
  );
}
