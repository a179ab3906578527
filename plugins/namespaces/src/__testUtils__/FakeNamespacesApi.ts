import {
  Claim,
  ClaimDetail,
  ClaimEvent,
  ClaimPreview,
  ClaimQueryInput,
  ClaimRequestInput,
  NamespacesApi,
  Problem,
  ReleaseRequest,
} from '@dugnad/plugin-namespaces-common';
import { formsWeb, options } from '../__fixtures__/claims';

/** An error as `NamespacesClient` throws it. */
export function failure(
  statusCode: number,
  message: string,
  problems: Problem[] = [],
) {
  return Object.assign(new Error(`Request failed with ${statusCode}`), {
    statusCode,
    cause: new Error(message),
    body: { error: { name: 'Error', message, problems } },
  });
}

/** The namespaces backend over what a test puts into it. */
export class FakeNamespacesApi implements NamespacesApi {
  claims: ClaimDetail[] = [];
  events: ClaimEvent[] = [];
  offered = options;
  /** Set to make every call fail. */
  error?: Error;
  /** Why a request of this name is refused. */
  readonly refusals = new Map<string, Error>();
  /** The queries it was asked. */
  readonly queries: ClaimQueryInput[] = [];
  readonly requests: ClaimRequestInput[] = [];
  readonly releases: ReleaseRequest[] = [];

  async options() {
    return this.offered;
  }

  async preview(request: ClaimRequestInput): Promise<ClaimPreview> {
    this.#failIfAsked();
    return {
      verdict: { verdict: 'approve', reasons: [] },
      objects: [
        {
          group: '',
          kind: 'Namespace',
          name: request.name,
          role: 'namespace',
          security: true,
          yaml: `kind: Namespace\nname: ${request.name}`,
        },
      ],
    };
  }

  async request(request: ClaimRequestInput): Promise<Claim> {
    this.requests.push(request);
    const refusal = this.refusals.get(request.name);
    if (refusal) throw refusal;
    return { ...formsWeb, ...request, id: request.name, egressInternet: false };
  }

  async list(query: ClaimQueryInput = {}) {
    this.queries.push(query);
    this.#failIfAsked();
    const { offset = 0, limit = 50 } = query;
    return {
      items: this.claims.slice(offset, offset + limit),
      totalItems: this.claims.length,
    };
  }

  async get(id: string) {
    this.#failIfAsked();
    const claim = this.claims.find(one => one.id === id);
    if (!claim) throw failure(404, `No claim ${id}`);
    return claim;
  }

  async history() {
    return this.events;
  }

  async release(id: string, body: ReleaseRequest): Promise<Claim> {
    this.releases.push(body);
    const claim = await this.get(id);
    const actions = { ...claim.actions, release: false };
    this.claims = [{ ...claim, state: 'deleting', actions }];
    return claim;
  }

  async repair(id: string): Promise<Claim> {
    return this.get(id);
  }

  async retry(id: string): Promise<Claim> {
    return this.get(id);
  }

  async deploy() {
    return { applied: [] };
  }

  #failIfAsked() {
    if (this.error) throw this.error;
  }
}
