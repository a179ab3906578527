import {
  Adoptable,
  AdoptionPreview,
  AdoptionRequestInput,
  Claim,
  ClaimContents,
  ClaimExpiry,
  ExtendRequestInput,
  NamespaceRequest,
  adoptablePageSchema,
  adoptionPreviewSchema,
  claimContentsSchema,
  claimExpirySchema,
  claimSchema,
  namespaceRequestSchema,
} from '../schema';
import { CallOptions, NamespacesHttp, claimPath } from './NamespacesHttp';

/** The part of the namespaces backend's API that is about how claims end, and how namespaces become claims. */
export interface LifecycleApi {
  /** What is in the namespace beyond the claim's own objects, read from the cluster now. */
  contents(id: string, call?: CallOptions): Promise<ClaimContents>;
  /** Announced end, warnings given, and what grace stopped. */
  expiry(id: string, call?: CallOptions): Promise<ClaimExpiry>;
  /** Asks for a later end; left out, as long as configuration says. Approved at once where the policy wants nobody's word. */
  extend(
    id: string,
    body: ExtendRequestInput,
    call?: CallOptions,
  ): Promise<NamespaceRequest>;
  /** Undoes the grace of an expired claim, in the same way. */
  restore(
    id: string,
    body: ExtendRequestInput,
    call?: CallOptions,
  ): Promise<NamespaceRequest>;
  /** Namespaces of a cluster that the portal did not make. For the platform team. */
  adoptable(cluster: string, call?: CallOptions): Promise<Adoptable[]>;
  /** What adopting a namespace would do. Nothing is stored or changed. */
  previewAdoption(
    body: AdoptionRequestInput,
    call?: CallOptions,
  ): Promise<AdoptionPreview>;
  /** Makes a namespace a claim, without restarting anything in it. */
  adopt(body: AdoptionRequestInput, call?: CallOptions): Promise<Claim>;
}

/** `LifecycleApi` over HTTP. */
export class LifecycleClient extends NamespacesHttp implements LifecycleApi {
  contents(id: string, call?: CallOptions) {
    const path = `${claimPath(id)}/contents`;
    return this.call(claimContentsSchema, 'GET', path, call);
  }

  expiry(id: string, call?: CallOptions) {
    const path = `${claimPath(id)}/expiry`;
    return this.call(claimExpirySchema, 'GET', path, call);
  }

  extend(id: string, body: ExtendRequestInput, call?: CallOptions) {
    const path = `${claimPath(id)}/extend`;
    return this.call(namespaceRequestSchema, 'POST', path, call, body);
  }

  restore(id: string, body: ExtendRequestInput, call?: CallOptions) {
    const path = `${claimPath(id)}/restore`;
    return this.call(namespaceRequestSchema, 'POST', path, call, body);
  }

  async adoptable(cluster: string, call?: CallOptions) {
    const path = `/adoptable?cluster=${encodeURIComponent(cluster)}`;
    return (await this.call(adoptablePageSchema, 'GET', path, call)).items;
  }

  previewAdoption(body: AdoptionRequestInput, call?: CallOptions) {
    const path = '/adoptions/preview';
    return this.call(adoptionPreviewSchema, 'POST', path, call, body);
  }

  adopt(body: AdoptionRequestInput, call?: CallOptions) {
    return this.call(claimSchema, 'POST', '/adoptions', call, body);
  }
}
