import { z } from 'zod';
import {
  ApproveRequestInput,
  BatchPreview,
  ChangePreview,
  Claim,
  ClaimBatchInput,
  ClaimChangeInput,
  NamespaceRequest,
  RejectRequest,
  RequestPage,
  RequestQueryInput,
  WithdrawRequest,
  batchPreviewSchema,
  changePreviewSchema,
  claimSchema,
  namespaceRequestSchema,
  requestPageSchema,
} from '../schema';
import { AccessClient } from './AccessClient';
import { CallOptions, claimPath, toSearch } from './NamespacesHttp';

/** The part of the namespaces backend's API that is about requests and who decides them. */
export interface RequestsApi {
  /** Files several claims at once, for example one per environment: all or none. */
  requestBatch(batch: ClaimBatchInput, call?: CallOptions): Promise<Claim[]>;
  /** The verdict and the objects of each, counting those before it, without filing anything. */
  previewBatch(
    batch: ClaimBatchInput,
    call?: CallOptions,
  ): Promise<BatchPreview>;
  /** Asks for a change of a claim. The answer is `approved` already where the policy wants nobody's word. */
  requestChange(
    claimId: string,
    change: ClaimChangeInput,
    call?: CallOptions,
  ): Promise<NamespaceRequest>;
  /** What a change would do, without filing anything. */
  previewChange(
    claimId: string,
    change: ClaimChangeInput,
    call?: CallOptions,
  ): Promise<ChangePreview>;
  /** Requests the caller may see, newest first. */
  listRequests(
    query?: RequestQueryInput,
    call?: CallOptions,
  ): Promise<RequestPage>;
  getRequest(id: string, call?: CallOptions): Promise<NamespaceRequest>;
  /** Gives the caller's approval, with other values where `granted` says so. 409 where somebody else was quicker. */
  approveRequest(
    id: string,
    body?: ApproveRequestInput,
    call?: CallOptions,
  ): Promise<NamespaceRequest>;
  rejectRequest(
    id: string,
    body: RejectRequest,
    call?: CallOptions,
  ): Promise<NamespaceRequest>;
  /** Takes the caller's own request back. */
  withdrawRequest(
    id: string,
    body?: WithdrawRequest,
    call?: CallOptions,
  ): Promise<NamespaceRequest>;
}

const claimsSchema = z.object({ claims: z.array(claimSchema) });

/** `RequestsApi` over HTTP. */
export class RequestsClient extends AccessClient implements RequestsApi {
  async requestBatch(batch: ClaimBatchInput, call?: CallOptions) {
    const path = '/claims/batch';
    return (await this.call(claimsSchema, 'POST', path, call, batch)).claims;
  }

  previewBatch(batch: ClaimBatchInput, call?: CallOptions) {
    const path = '/claims/batch/preview';
    return this.call(batchPreviewSchema, 'POST', path, call, batch);
  }

  requestChange(claimId: string, change: ClaimChangeInput, call?: CallOptions) {
    const path = `${claimPath(claimId)}/changes`;
    return this.call(namespaceRequestSchema, 'POST', path, call, change);
  }

  previewChange(claimId: string, change: ClaimChangeInput, call?: CallOptions) {
    const path = `${claimPath(claimId)}/changes/preview`;
    return this.call(changePreviewSchema, 'POST', path, call, change);
  }

  listRequests(query: RequestQueryInput = {}, call?: CallOptions) {
    const path = `/requests${toSearch(query)}`;
    return this.call(requestPageSchema, 'GET', path, call);
  }

  getRequest(id: string, call?: CallOptions) {
    return this.call(namespaceRequestSchema, 'GET', requestPath(id), call);
  }

  approveRequest(
    id: string,
    body: ApproveRequestInput = {},
    call?: CallOptions,
  ) {
    return this.#decide(id, 'approve', body, call);
  }

  rejectRequest(id: string, body: RejectRequest, call?: CallOptions) {
    return this.#decide(id, 'reject', body, call);
  }

  withdrawRequest(id: string, body: WithdrawRequest = {}, call?: CallOptions) {
    return this.#decide(id, 'withdraw', body, call);
  }

  #decide(id: string, how: string, body: object, call?: CallOptions) {
    const path = `${requestPath(id)}/${how}`;
    return this.call(namespaceRequestSchema, 'POST', path, call, body);
  }
}

function requestPath(id: string): string {
  return `/requests/${encodeURIComponent(id)}`;
}
