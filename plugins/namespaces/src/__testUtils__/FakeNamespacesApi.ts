import {
  ApproveRequestInput,
  Claim,
  ClaimBatchInput,
  ClaimChangeInput,
  ClaimContents,
  ClaimDetail,
  ClaimEvent,
  ClaimPeople,
  ClaimPreview,
  ClaimQueryInput,
  ClaimRequestInput,
  ClaimUsage,
  ClusterSetup,
  ConnectAnswer,
  ConnectRequestInput,
  Adoptable,
  AdoptionPreview,
  AdoptionRequestInput,
  ClaimExpiry,
  ExtendRequestInput,
  NamespaceRequest,
  NamespacesApi,
  Problem,
  RejectRequest,
  ReleaseRequest,
  RequestQueryInput,
  Verdict,
} from '@dugnad/plugin-namespaces-common';
import { formsWeb, options, resize } from '../__fixtures__/claims';

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
  waiting: NamespaceRequest[] = [];
  adoptables: Adoptable[] = [];
  offered = options;
  verdict: Verdict = { verdict: 'approve', reasons: [], measurements: [] };
  /** What a preview tells beside verdict and objects. */
  previewed: Partial<ClaimPreview> = {};
  used: ClaimUsage = {
    quotaFreshness: { state: 'unknown' },
    podsFreshness: { state: 'unknown' },
  };
  whoHasAccess: ClaimPeople = {
    groups: [],
    accounts: [],
    others: [],
    freshness: { state: 'live' },
    notSeen: [],
  };
  found: ClaimContents = {
    empty: true,
    kinds: [],
    unread: [],
    asOf: '2026-11-21T10:00:00Z',
  };
  ending: ClaimExpiry = { warnings: [], stopped: [] };
  checked?: ClusterSetup;
  adoption: AdoptionPreview = {
    problems: [],
    warnings: [],
    objects: [],
    migrates: [],
  };
  /** Set to make every call fail. */
  error?: Error;
  /** Why an approval fails; whatever `afterwards` does has happened by then. */
  tooLate?: { error: Error; afterwards: () => void };
  /** Why a request of this name is refused. */
  readonly refusals = new Map<string, Error>();
  /** The queries it was asked. */
  readonly queries: ClaimQueryInput[] = [];
  readonly requests: ClaimRequestInput[] = [];
  readonly releases: ReleaseRequest[] = [];
  readonly approvals: ApproveRequestInput[] = [];
  readonly rejections: RejectRequest[] = [];
  readonly changes: ClaimChangeInput[] = [];
  readonly connections: ConnectRequestInput[] = [];
  readonly extensions: ExtendRequestInput[] = [];
  readonly adoptions: AdoptionRequestInput[] = [];

  async options() {
    return this.offered;
  }

  async preview(request: ClaimRequestInput): Promise<ClaimPreview> {
    this.#failIfAsked();
    return {
      verdict: this.verdict,
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
      ...this.previewed,
    };
  }

  async previewBatch({ requests }: ClaimBatchInput) {
    return {
      items: await Promise.all(requests.map(one => this.preview(one))),
    };
  }

  async request(request: ClaimRequestInput): Promise<Claim> {
    const refusal = this.refusals.get(request.name);
    if (refusal) throw refusal;
    this.requests.push(request);
    return { ...formsWeb, name: request.name, id: request.name };
  }

  async requestBatch({ requests }: ClaimBatchInput): Promise<Claim[]> {
    for (const { name } of requests) {
      const refusal = this.refusals.get(name);
      if (refusal) throw refusal;
    }
    return Promise.all(requests.map(one => this.request(one)));
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

  async listRequests(query: RequestQueryInput = {}) {
    this.#failIfAsked();
    const items = this.waiting.filter(
      ({ actions }) => query.for !== 'me-to-decide' || actions.decide,
    );
    return { items, totalItems: items.length };
  }

  async getRequest(id: string) {
    this.#failIfAsked();
    const request = this.waiting.find(one => one.id === id);
    if (!request) throw failure(404, `No request ${id}`);
    return request;
  }

  async approveRequest(id: string, body: ApproveRequestInput = {}) {
    if (this.tooLate) {
      this.tooLate.afterwards();
      throw this.tooLate.error;
    }
    this.approvals.push(body);
    return this.#settle(id, 'approved');
  }

  async rejectRequest(id: string, body: RejectRequest) {
    this.rejections.push(body);
    return this.#settle(id, 'rejected');
  }

  async withdrawRequest(id: string) {
    return this.#settle(id, 'withdrawn');
  }

  async previewChange(_id: string, change: ClaimChangeInput) {
    const preview = await this.preview({ ...formsWeb, name: 'forms-web' });
    return { ...preview, original: {}, requested: { ...change } };
  }

  async requestChange(
    _id: string,
    change: ClaimChangeInput,
  ): Promise<NamespaceRequest> {
    this.changes.push(change);
    return { ...resize, kind: change.kind };
  }

  async connect(
    _id: string,
    body: ConnectRequestInput = {},
  ): Promise<ConnectAnswer> {
    this.#failIfAsked();
    this.connections.push(body);
    return {
      as: body.as ?? 'person',
      method: 'token',
      kubeconfig: 'kind: Config\ntoken: once-only',
      fileName: 'forms-web.oslo.yaml',
      cluster: 'oslo',
      namespace: 'forms-web',
      clusterRole: 'edit',
      expiresAt: new Date(Date.now() + 3_600_500).toISOString(),
    };
  }

  async people() {
    return this.whoHasAccess;
  }

  async usage() {
    return this.used;
  }

  async export(): Promise<never> {
    throw failure(503, 'not in this test');
  }

  async clusterSetup() {
    this.#failIfAsked();
    if (!this.checked) throw failure(404, 'No such cluster');
    return this.checked;
  }

  async contents() {
    return this.found;
  }

  async expiry() {
    return this.ending;
  }

  async extend(_id: string, body: ExtendRequestInput) {
    this.extensions.push(body);
    const { expiresAt } = body;
    this.claims = this.claims.map(one => ({
      ...one,
      state: 'ready',
      expiresAt,
    }));
    return { ...resize, kind: 'expiry' as const, state: 'approved' as const };
  }

  async restore(id: string, body: ExtendRequestInput) {
    return this.extend(id, body);
  }

  async adoptable() {
    this.#failIfAsked();
    return this.adoptables;
  }

  async previewAdoption() {
    return this.adoption;
  }

  async adopt(body: AdoptionRequestInput): Promise<Claim> {
    this.adoptions.push(body);
    return { ...formsWeb, name: body.name };
  }

  #settle(id: string, state: NamespaceRequest['state']) {
    this.waiting = this.waiting.map(one =>
      one.id === id
        ? {
            ...one,
            state,
            decidedBy: 'user:default/nora.lie',
            decidedAt: new Date().toISOString(),
            actions: { decide: false, withdraw: false },
          }
        : one,
    );
    return this.getRequest(id);
  }

  #failIfAsked() {
    if (this.error) throw this.error;
  }
}
