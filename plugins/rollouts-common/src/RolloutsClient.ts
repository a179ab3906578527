import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { EntityName, RolloutsApi, RolloutsCallOptions } from './RolloutsApi';
import {
  actionOptionsSchema,
  actionResultSchema,
  agreementSchema,
  ChangeRequest,
  ComponentStatusQueryInput,
  componentStatusSchema,
  deliveryReceiptSchema,
  DeliveryReport,
  DoraQueryInput,
  doraSchema,
  entityWorkloadsSchema,
  LogQueryInput,
  overviewSchema,
  resourcePageSchema,
  ResourceQueryInput,
  revisionPlanSchema,
  RollbackRequest,
  rolloutPageSchema,
  RolloutQueryInput,
  rolloutSchema,
  ScaleRequest,
  WAIT_HTTP_STATUS,
  WaitQueryInput,
  WaitResult,
  waitResultSchema,
  workloadDetailSchema,
  workloadPageSchema,
  WorkloadQueryInput,
  WorkloadRef,
} from './schema';

/** Where the rollouts backend is and how to call it. Both frontend and backend supply these. */
export interface RolloutsClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/** `RolloutsApi` over HTTP. */
export class RolloutsClient implements RolloutsApi {
  readonly #options: RolloutsClientOptions;

  constructor(options: RolloutsClientOptions) {
    this.#options = options;
  }

  list(query: WorkloadQueryInput = {}, call?: RolloutsCallOptions) {
    const path = `/workloads${toSearch(query)}`;
    return this.#read(workloadPageSchema, path, call);
  }

  overview(query: WorkloadQueryInput = {}, call?: RolloutsCallOptions) {
    return this.#read(overviewSchema, `/overview${toSearch(query)}`, call);
  }

  get(ref: WorkloadRef, call?: RolloutsCallOptions) {
    return this.#read(workloadDetailSchema, workloadPath(ref), call);
  }

  forEntity(entity: EntityName, call?: RolloutsCallOptions) {
    const path = entityPath(entity, 'workloads');
    return this.#read(entityWorkloadsSchema, path, call);
  }

  resources(query: ResourceQueryInput = {}, call?: RolloutsCallOptions) {
    const path = `/resources${toSearch(query)}`;
    return this.#read(resourcePageSchema, path, call);
  }

  rollouts(query: RolloutQueryInput = {}, call?: RolloutsCallOptions) {
    return this.#read(rolloutPageSchema, `/rollouts${toSearch(query)}`, call);
  }

  rollout(id: string, call?: RolloutsCallOptions) {
    return this.#read(rolloutSchema, toPath('rollouts', id), call);
  }

  reportDelivery(report: DeliveryReport, call?: RolloutsCallOptions) {
    return this.#write(deliveryReceiptSchema, '/deliveries', report, call);
  }

  dora(query: DoraQueryInput, call?: RolloutsCallOptions) {
    return this.#read(doraSchema, `/dora${toSearch(query)}`, call);
  }

  status(
    entity: EntityName,
    query: ComponentStatusQueryInput = {},
    call?: RolloutsCallOptions,
  ) {
    const path = `${entityPath(entity, 'status')}${toSearch(query)}`;
    return this.#read(componentStatusSchema, path, call);
  }

  async badge(
    entity: EntityName,
    query: ComponentStatusQueryInput = {},
    call?: RolloutsCallOptions,
  ) {
    const path = `${entityPath(entity, 'badge.svg')}${toSearch(query)}`;
    return (await this.#fetchOk(path, call)).text();
  }

  async wait(
    ref: WorkloadRef,
    query: WaitQueryInput = {},
    call?: RolloutsCallOptions,
  ): Promise<WaitResult> {
    const path = `${workloadPath(ref, 'wait')}${toSearch(query)}`;
    const response = await this.#fetch(path, call);
    const isResult = Object.values(WAIT_HTTP_STATUS).some(
      status => status === response.status,
    );
    // A proxy may answer with the same status and a body of its own
    const body: unknown = isResult
      ? await response
          .clone()
          .json()
          .catch(() => undefined)
      : undefined;
    const result = waitResultSchema.safeParse(body);
    if (!result.success) {
      throw await ResponseError.fromResponse(response);
    }
    return result.data;
  }

  actions(ref: WorkloadRef, call?: RolloutsCallOptions) {
    return this.#read(actionOptionsSchema, workloadPath(ref, 'actions'), call);
  }

  plan(ref: WorkloadRef, revision: string, call?: RolloutsCallOptions) {
    const path = workloadPath(ref, 'revisions', revision, 'plan');
    return this.#read(revisionPlanSchema, path, call);
  }

  rollback(
    ref: WorkloadRef,
    request: RollbackRequest,
    call?: RolloutsCallOptions,
  ) {
    return this.#act(ref, 'rollback', request, call);
  }

  restart(
    ref: WorkloadRef,
    request: ChangeRequest,
    call?: RolloutsCallOptions,
  ) {
    return this.#act(ref, 'restart', request, call);
  }

  scale(ref: WorkloadRef, request: ScaleRequest, call?: RolloutsCallOptions) {
    return this.#act(ref, 'scale', request, call);
  }

  pause(ref: WorkloadRef, request: ChangeRequest, call?: RolloutsCallOptions) {
    return this.#act(ref, 'pause', request, call);
  }

  resume(ref: WorkloadRef, request: ChangeRequest, call?: RolloutsCallOptions) {
    return this.#act(ref, 'resume', request, call);
  }

  logs(ref: WorkloadRef, query: LogQueryInput, call?: RolloutsCallOptions) {
    const path = `${workloadPath(ref, 'logs')}${toSearch(query)}`;
    return this.#fetchOk(path, call);
  }

  agreement(ref: WorkloadRef, call?: RolloutsCallOptions) {
    return this.#read(agreementSchema, workloadPath(ref, 'agreement'), call);
  }

  #act(
    ref: WorkloadRef,
    action: string,
    body: object,
    call?: RolloutsCallOptions,
  ) {
    const path = workloadPath(ref, action);
    return this.#write(actionResultSchema, path, body, call);
  }

  async #read<T>(
    schema: z.ZodType<T>,
    path: string,
    call?: RolloutsCallOptions,
  ): Promise<T> {
    const response = await this.#fetchOk(path, call);
    return schema.parse(await response.json());
  }

  async #write<T>(
    schema: z.ZodType<T>,
    path: string,
    body: object,
    call?: RolloutsCallOptions,
  ): Promise<T> {
    const response = await this.#fetchOk(path, call, body);
    return schema.parse(await response.json());
  }

  async #fetchOk(
    path: string,
    call?: RolloutsCallOptions,
    body?: object,
  ): Promise<Response> {
    const response = await this.#fetch(path, call, body);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }

  async #fetch(
    path: string,
    call: RolloutsCallOptions = {},
    body?: object,
  ): Promise<Response> {
    const { discoveryApi, fetchApi } = this.#options;
    const baseUrl = await discoveryApi.getBaseUrl('rollouts');
    const send = fetchApi?.fetch ?? fetch;
    return send(`${baseUrl}${path}`, {
      signal: call.signal,
      method: body ? 'POST' : 'GET',
      body: body && JSON.stringify(body),
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(call.token && { Authorization: `Bearer ${call.token}` }),
      },
    });
  }
}

function toPath(...segments: string[]): string {
  return segments.map(segment => `/${encodeURIComponent(segment)}`).join('');
}

function workloadPath(ref: WorkloadRef, ...rest: string[]): string {
  const { cluster, namespace, kind, name } = ref;
  return toPath('workloads', cluster, namespace, kind, name, ...rest);
}

function entityPath(entity: EntityName, ...rest: string[]): string {
  const { kind, namespace, name } = entity;
  return toPath('entities', kind, namespace, name, ...rest);
}

function toSearch(query: object): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of [value].flat()) {
      if (item !== undefined && item !== '') {
        search.append(key, String(item));
      }
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}
