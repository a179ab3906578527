import { AccessApi } from './client/AccessClient';
import { LifecycleApi } from './client/LifecycleClient';
import { CallOptions, claimPath, toSearch } from './client/NamespacesHttp';
import { RequestsApi, RequestsClient } from './client/RequestsClient';
import {
  Claim,
  ClaimDetail,
  ClaimEvent,
  ClaimOptions,
  ClaimPage,
  ClaimPreview,
  ClaimQueryInput,
  ClaimRequestInput,
  DeploymentRequest,
  DeploymentResult,
  ReleaseRequest,
  claimDetailSchema,
  claimHistorySchema,
  claimOptionsSchema,
  claimPageSchema,
  claimPreviewSchema,
  claimSchema,
  deploymentResultSchema,
} from './schema';

/** The namespaces backend's HTTP API. Every method throws `ResponseError`; see also `problemsOf`. */
export interface NamespacesApi extends RequestsApi, AccessApi, LifecycleApi {
  /** What a request form offers the caller. */
  options(call?: CallOptions): Promise<ClaimOptions>;
  /** The policy's verdict and every object, without filing anything. */
  preview(
    request: ClaimRequestInput,
    call?: CallOptions,
  ): Promise<ClaimPreview>;
  /** Files a claim. The same owner, name and cluster again returns the claim there is. */
  request(request: ClaimRequestInput, call?: CallOptions): Promise<Claim>;
  list(query?: ClaimQueryInput, call?: CallOptions): Promise<ClaimPage>;
  get(id: string, call?: CallOptions): Promise<ClaimDetail>;
  /** Newest first. */
  history(id: string, call?: CallOptions): Promise<ClaimEvent[]>;
  /** Deletes the namespace and everything in it. */
  release(id: string, body: ReleaseRequest, call?: CallOptions): Promise<Claim>;
  /** Applies every object again, also those that wait for a decision after drift. */
  repair(id: string, call?: CallOptions): Promise<Claim>;
  /** Tries a claim again that stopped on an error. */
  retry(id: string, call?: CallOptions): Promise<Claim>;
  /** Applies manifests inside the claim's namespace with its deployer account. */
  deploy(
    id: string,
    body: DeploymentRequest,
    call?: CallOptions,
  ): Promise<DeploymentResult>;
}

/** `NamespacesApi` over HTTP. */
export class NamespacesClient extends RequestsClient implements NamespacesApi {
  options(call?: CallOptions) {
    return this.call(claimOptionsSchema, 'GET', '/options', call);
  }

  preview(request: ClaimRequestInput, call?: CallOptions) {
    const path = '/claims/preview';
    return this.call(claimPreviewSchema, 'POST', path, call, request);
  }

  request(request: ClaimRequestInput, call?: CallOptions) {
    return this.call(claimSchema, 'POST', '/claims', call, request);
  }

  list(query: ClaimQueryInput = {}, call?: CallOptions) {
    const search = toSearch(query);
    return this.call(claimPageSchema, 'GET', `/claims${search}`, call);
  }

  get(id: string, call?: CallOptions) {
    return this.call(claimDetailSchema, 'GET', claimPath(id), call);
  }

  async history(id: string, call?: CallOptions) {
    const path = `${claimPath(id)}/history`;
    return (await this.call(claimHistorySchema, 'GET', path, call)).items;
  }

  release(id: string, body: ReleaseRequest, call?: CallOptions) {
    const path = `${claimPath(id)}/release`;
    return this.call(claimSchema, 'POST', path, call, body);
  }

  repair(id: string, call?: CallOptions) {
    return this.call(claimSchema, 'POST', `${claimPath(id)}/repair`, call);
  }

  retry(id: string, call?: CallOptions) {
    return this.call(claimSchema, 'POST', `${claimPath(id)}/retry`, call);
  }

  deploy(id: string, body: DeploymentRequest, call?: CallOptions) {
    const path = `${claimPath(id)}/deployments`;
    return this.call(deploymentResultSchema, 'POST', path, call, body);
  }
}
