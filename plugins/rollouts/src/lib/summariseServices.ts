import {
  Entity,
  getCompoundEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  isOfEntity,
  severityOf,
  Status,
  Workload,
  worstStatus,
} from '@dugnad/plugin-rollouts-common';

/** `none`: nothing of it runs. `unavailable`: nobody could say. */
export type ServiceHealth = Status | 'none' | 'unavailable';

/** A service as the home page lists it. */
export interface ServiceRow {
  entityRef: string;
  title: string;
  description?: string;
  ownerRef?: string;
  health: ServiceHealth;
}

/** A verdict on what a silent cluster runs is as old as the silence. */
function statusNow(workload: Workload): Status {
  return workload.staleSince ? 'Unknown' : workload.verdict.status;
}

function healthOf(
  entityRef: string,
  workloads: Workload[] | undefined,
): ServiceHealth {
  if (!workloads) {
    return 'unavailable';
  }
  const own = workloads.filter(({ entityRef: ref, claimedBy }) =>
    isOfEntity(
      { entityRef: ref?.toLocaleLowerCase('en-US'), claimedBy },
      entityRef,
    ),
  );
  return own.length ? worstStatus(own.map(statusNow)) : 'none';
}

function urgency(health: ServiceHealth): number {
  return health === 'none' || health === 'unavailable' ? 0 : severityOf(health);
}

/**
 * One row for each component: the worst status of its workloads, and the most
 * urgent first. `workloads` is undefined where they could not be fetched.
 */
export function summariseServices(
  components: Entity[],
  workloads: Workload[] | undefined,
): ServiceRow[] {
  return components
    .map((component): ServiceRow => {
      const entityRef = stringifyEntityRef(getCompoundEntityRef(component));
      return {
        entityRef,
        title: component.metadata.title ?? component.metadata.name,
        description: component.metadata.description,
        ownerRef: component.relations?.find(
          ({ type }) => type === RELATION_OWNED_BY,
        )?.targetRef,
        health: healthOf(entityRef, workloads),
      };
    })
    .sort(
      (a, b) =>
        urgency(b.health) - urgency(a.health) || a.title.localeCompare(b.title),
    );
}
