import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  CallOptions,
  NamespacesApi,
  NamespacesClient,
} from '@dugnad/plugin-namespaces-common';

/** The part of the namespaces backend's API that the actions use. */
export type NamespacesActionApi = Pick<
  NamespacesApi,
  'preview' | 'request' | 'get' | 'list' | 'history' | 'deploy'
>;

/** What both actions need. */
export interface NamespacesActionOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  /** Address of the portal's pages. */
  appBaseUrl: string;
  /** For tests; default the HTTP client. */
  api?: NamespacesActionApi;
  /** How often a claim is looked at while waiting, default 1,000. */
  pollMs?: number;
}

/** The namespaces backend, called as the person who started the task. */
export interface NamespacesConnection {
  api: NamespacesActionApi;
  /** A fresh token for every call: a task may run longer than a token lives. */
  call(): Promise<CallOptions>;
}

/** Connects on behalf of the task's initiator, so that the portal's rules see the person and not the scaffolder. */
export function connectNamespaces(
  { auth, discovery, api }: NamespacesActionOptions,
  context: {
    getInitiatorCredentials(): Promise<BackstageCredentials>;
    signal?: AbortSignal;
  },
): NamespacesConnection {
  return {
    api: api ?? new NamespacesClient({ discoveryApi: discovery }),
    call: async () => {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await context.getInitiatorCredentials(),
        targetPluginId: 'namespaces',
      });
      return { token, signal: context.signal };
    },
  };
}
