import {
  ClaimExport,
  ClaimPeople,
  ClaimUsage,
  ClusterSetup,
  ConnectAnswer,
  ConnectRequestInput,
  claimExportSchema,
  claimPeopleSchema,
  claimUsageSchema,
  clusterSetupSchema,
  connectAnswerSchema,
} from '../schema';
import { LifecycleClient } from './LifecycleClient';
import { CallOptions, claimPath } from './NamespacesHttp';

/** The part of the namespaces backend's API that is about getting into a namespace and looking at it. */
export interface AccessApi {
  /** A kubeconfig for a person or a pipeline. Shown once: keep it out of caches and logs. */
  connect(
    id: string,
    body?: ConnectRequestInput,
    call?: CallOptions,
  ): Promise<ConnectAnswer>;
  /** Who can get in. */
  people(id: string, call?: CallOptions): Promise<ClaimPeople>;
  /** What the namespace may use, uses, and what its pods ask for. */
  usage(id: string, call?: CallOptions): Promise<ClaimUsage>;
  /** Everything the claim went through. */
  export(id: string, call?: CallOptions): Promise<ClaimExport>;
  /** Whether a cluster is set up as the portal needs it. For the platform team. */
  clusterSetup(cluster: string, call?: CallOptions): Promise<ClusterSetup>;
}

/** `AccessApi` over HTTP. */
export class AccessClient extends LifecycleClient implements AccessApi {
  connect(id: string, body: ConnectRequestInput = {}, call?: CallOptions) {
    const path = `${claimPath(id)}/connect`;
    return this.call(connectAnswerSchema, 'POST', path, call, body);
  }

  people(id: string, call?: CallOptions) {
    const path = `${claimPath(id)}/people`;
    return this.call(claimPeopleSchema, 'GET', path, call);
  }

  usage(id: string, call?: CallOptions) {
    const path = `${claimPath(id)}/usage`;
    return this.call(claimUsageSchema, 'GET', path, call);
  }

  export(id: string, call?: CallOptions) {
    const path = `${claimPath(id)}/export`;
    return this.call(claimExportSchema, 'GET', path, call);
  }

  clusterSetup(cluster: string, call?: CallOptions) {
    const path = `/clusters/${encodeURIComponent(cluster)}/setup`;
    return this.call(clusterSetupSchema, 'GET', path, call);
  }
}
