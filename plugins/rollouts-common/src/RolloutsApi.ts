import {
  ActionOptions,
  ActionResult,
  Agreement,
  ChangeRequest,
  ComponentStatus,
  ComponentStatusQueryInput,
  DeliveryReceipt,
  DeliveryReport,
  Dora,
  DoraQueryInput,
  EntityWorkloads,
  LogQueryInput,
  Overview,
  ResourcePage,
  ResourceQueryInput,
  RevisionPlan,
  RollbackRequest,
  Rollout,
  RolloutPage,
  RolloutQueryInput,
  ScaleRequest,
  WaitQueryInput,
  WaitResult,
  WorkloadDetail,
  WorkloadPage,
  WorkloadQueryInput,
  WorkloadRef,
} from './schema';

/** Options of one call. */
export interface RolloutsCallOptions {
  /** Backend callers pass a token; the frontend's fetch adds its own. */
  token?: string;
  signal?: AbortSignal;
}

/** Names a catalog entity. */
export interface EntityName {
  kind: string;
  namespace: string;
  name: string;
}

/** The rollouts backend's HTTP API. Every method throws `ResponseError`. */
export interface RolloutsApi {
  /** Workloads the caller may see, the most troubled first. */
  list(
    query?: WorkloadQueryInput,
    call?: RolloutsCallOptions,
  ): Promise<WorkloadPage>;
  /** The matrix application × environment × cluster; `limit` and `offset` count applications. */
  overview(
    query?: WorkloadQueryInput,
    call?: RolloutsCallOptions,
  ): Promise<Overview>;
  /** One workload with verdict, revisions, pods and events. */
  get(ref: WorkloadRef, call?: RolloutsCallOptions): Promise<WorkloadDetail>;
  /** What runs of a catalog entity, in every cluster, and what surrounds it. */
  forEntity(
    entity: EntityName,
    call?: RolloutsCallOptions,
  ): Promise<EntityWorkloads>;
  /** Judged objects that are no workloads, the most troubled first. */
  resources(
    query?: ResourceQueryInput,
    call?: RolloutsCallOptions,
  ): Promise<ResourcePage>;
  /** History, the newest first. */
  rollouts(
    query?: RolloutQueryInput,
    call?: RolloutsCallOptions,
  ): Promise<RolloutPage>;
  /** One rollout of the history. */
  rollout(id: string, call?: RolloutsCallOptions): Promise<Rollout>;
  /** Records what a pipeline delivered. Doing it again changes nothing. */
  reportDelivery(
    report: DeliveryReport,
    call?: RolloutsCallOptions,
  ): Promise<DeliveryReceipt>;
  /** DORA figures of a component or an owner, with the events they count. */
  dora(query: DoraQueryInput, call?: RolloutsCallOptions): Promise<Dora>;
  /** A component's status in a few lines, for pipelines. */
  status(
    entity: EntityName,
    query?: ComponentStatusQueryInput,
    call?: RolloutsCallOptions,
  ): Promise<ComponentStatus>;
  /** The component's badge, an SVG image. */
  badge(
    entity: EntityName,
    query?: ComponentStatusQueryInput,
    call?: RolloutsCallOptions,
  ): Promise<string>;
  /** Returns when the revision is healthy, has failed, or the time is up; none of these is thrown. */
  wait(
    ref: WorkloadRef,
    query?: WaitQueryInput,
    call?: RolloutsCallOptions,
  ): Promise<WaitResult>;
  /** What the caller may do with a workload now. */
  actions(ref: WorkloadRef, call?: RolloutsCallOptions): Promise<ActionOptions>;
  /** What rolling back to a revision would do. `'0'` is the one before the current. */
  plan(
    ref: WorkloadRef,
    revision: string,
    call?: RolloutsCallOptions,
  ): Promise<RevisionPlan>;
  rollback(
    ref: WorkloadRef,
    request: RollbackRequest,
    call?: RolloutsCallOptions,
  ): Promise<ActionResult>;
  /** Replaces all pods without changing anything else. */
  restart(
    ref: WorkloadRef,
    request: ChangeRequest,
    call?: RolloutsCallOptions,
  ): Promise<ActionResult>;
  scale(
    ref: WorkloadRef,
    request: ScaleRequest,
    call?: RolloutsCallOptions,
  ): Promise<ActionResult>;
  pause(
    ref: WorkloadRef,
    request: ChangeRequest,
    call?: RolloutsCallOptions,
  ): Promise<ActionResult>;
  resume(
    ref: WorkloadRef,
    request: ChangeRequest,
    call?: RolloutsCallOptions,
  ): Promise<ActionResult>;
  /** The log of one container; its `body` goes on while followed. */
  logs(
    ref: WorkloadRef,
    query: LogQueryInput,
    call?: RolloutsCallOptions,
  ): Promise<Response>;
  /** What `kubectl rollout status`, kstatus and Argo CD would say beside our verdict. */
  agreement(ref: WorkloadRef, call?: RolloutsCallOptions): Promise<Agreement>;
}
