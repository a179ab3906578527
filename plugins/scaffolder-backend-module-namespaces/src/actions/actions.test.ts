import {
  mockServices,
  createMockDirectory,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  ClaimDetail,
  ClaimState,
  DeploymentRequest,
  NamespaceRequest,
} from '@dugnad/plugin-namespaces-common';
import { clusterName } from './clusterName';
import { NamespacesActionApi } from './connectNamespaces';
import { createDeployAction } from './createDeployAction';
import { createRequestAction } from './createRequestAction';
import { readManifestFiles } from './readManifestFiles';

const at = '2026-11-21T10:00:00.000Z';

function claim(state: ClaimState, stateReason?: string): ClaimDetail {
  return {
    id: 'c1',
    name: 'forms-web',
    cluster: 'oslo',
    environment: 'dev',
    ownerRef: 'group:default/forms',
    purpose: 'Testing',
    size: 'small',
    ingress: 'controllers',
    egressInternet: false,
    state,
    stateReason,
    stateSince: at,
    requestedBy: 'user:default/ingrid',
    requestedAt: at,
    updatedAt: at,
    entityRef: 'resource:default/forms-web.oslo',
    objects: [],
    openRequests: [],
    decision: { verdict: 'approve', reasons: [], measurements: [] },
    actions: {
      release: true,
      repair: false,
      retry: false,
      deploy: true,
      change: true,
      extend: false,
      restore: false,
    },
  };
}

const openRequest: NamespaceRequest = {
  id: 'r1',
  claimId: 'c1',
  kind: 'create',
  state: 'waiting',
  claim: {
    name: 'forms-web',
    cluster: 'oslo',
    environment: 'dev',
    ownerRef: 'group:default/forms',
  },
  requestedBy: 'user:default/ingrid',
  requestedAt: at,
  requested: {},
  decision: { verdict: 'ask', reasons: [], measurements: [] },
  slots: [
    {
      role: 'approvers',
      platform: true,
      groups: ['group:default/forms-leads'],
    },
  ],
  approvals: [],
  actions: { decide: false, withdraw: false },
};

/** A namespaces backend whose claim goes through these states, one per look. */
function backend(states: ClaimDetail[]) {
  const deployed: DeploymentRequest[] = [];
  const requested: unknown[] = [];
  let look = 0;
  const current = () => states[Math.min(look, states.length - 1)];
  const no = async () => {
    throw new Error('not needed');
  };
  const api: NamespacesActionApi = {
    preview: no,
    request: async request => {
      requested.push(request);
      return current();
    },
    get: async () => {
      const seen = current();
      look += 1;
      return seen;
    },
    list: async () => ({ items: [current()], totalItems: 1 }),
    history: async () => [
      { id: '2', claimId: 'c1', at, by: 'system', kind: 'ready' },
      {
        id: '1',
        claimId: 'c1',
        at,
        by: 'user:default/ingrid',
        kind: 'requested',
      },
    ],
    deploy: async (_id, body) => {
      deployed.push(body);
      return { applied: [{ group: '', kind: 'ConfigMap', name: 'web' }] };
    },
  };
  return { api, deployed, requested };
}

const options = (api: NamespacesActionApi) => ({
  api,
  auth: mockServices.auth(),
  discovery: mockServices.discovery(),
  appBaseUrl: 'http://portal',
  pollMs: 1,
});

const input = {
  name: 'forms-web',
  cluster: 'resource:default/oslo',
  environment: 'dev' as const,
  owner: 'group:default/forms',
  purpose: 'Testing',
  size: 'small',
};

describe('namespaces:request', () => {
  it('waits until the namespace is ready and gives what later steps need', async () => {
    const { api, requested } = backend([
      claim('approved'),
      claim('provisioning'),
      claim('ready'),
    ]);
    const outputs: Record<string, unknown> = {};
    const context = createMockActionContext({ input });
    await createRequestAction(options(api)).handler({
      ...context,
      output: (key: string, value: unknown) => {
        outputs[key] = value;
      },
    });
    expect(requested).toEqual([
      expect.objectContaining({
        cluster: 'oslo',
        ownerRef: 'group:default/forms',
      }),
    ]);
    expect(outputs).toEqual({
      claimId: 'c1',
      name: 'forms-web',
      cluster: 'oslo',
      namespaceUrl: 'http://portal/namespaces/claims/c1',
      state: 'ready',
      approved: true,
    });
  });

  it('waits for approval and then until it is ready', async () => {
    const { api } = backend([
      claim('waiting'),
      claim('waiting'),
      claim('approved'),
      claim('ready'),
    ]);
    const context = createMockActionContext({ input });
    await createRequestAction(options(api)).handler(context);
    expect(context.output).toHaveBeenCalledWith('state', 'ready');
  });

  it('goes on without approval where the template says so', async () => {
    const { api } = backend([claim('waiting')]);
    const context = createMockActionContext({
      input: { ...input, approvalMinutes: 0 },
    });
    await createRequestAction(options(api)).handler(context);
    expect(context.output).toHaveBeenCalledWith('state', 'waiting');
    expect(context.output).toHaveBeenCalledWith('approved', false);
  });

  it('says whom it waited for when nobody approved in time', async () => {
    const waiting: ClaimDetail = {
      ...claim('waiting'),
      openRequests: [openRequest],
    };
    const { api } = backend([waiting]);
    const context = createMockActionContext({
      input: { ...input, approvalMinutes: 0.0001 },
    });
    await expect(
      createRequestAction(options(api)).handler(context),
    ).rejects.toThrow(
      /waits for group:default\/forms-leads or the platform team.*Run the template again/,
    );
  });

  it('passes an explicit quota, the network and the end on, and empty text as nothing', async () => {
    const { api, requested } = backend([claim('ready')]);
    const { size, ...sizeless } = input;
    const quota = { cpu: '2', memory: '4Gi', storage: '1Gi', pods: 10 };
    const context = createMockActionContext({
      input: {
        ...sizeless,
        quota,
        ingress: 'none' as const,
        expiresAt: '2027-06-30',
        contact: '',
      },
    });
    await createRequestAction(options(api)).handler(context);
    expect(requested).toEqual([
      expect.objectContaining({
        quota,
        size: undefined,
        ingress: 'none',
        expiresAt: '2027-06-30',
        contact: undefined,
      }),
    ]);
  });

  it('fails with the reason of a claim that will not become ready', async () => {
    const { api } = backend([
      claim('approved'),
      claim('rejected', 'too large'),
    ]);
    const context = createMockActionContext({ input });
    await expect(
      createRequestAction(options(api)).handler(context),
    ).rejects.toThrow('Namespace forms-web is rejected: too large');
  });
});

describe('namespaces:deploy', () => {
  const workspace = createMockDirectory();

  it('sends every object of the manifests with the file it is from', async () => {
    workspace.setContent({
      'k8s/b.yaml': 'kind: Service\n---\nkind: Deployment\n---\n',
      'k8s/sub/a.json': '{"kind":"ConfigMap"}',
      'k8s/c.yml': '# nothing yet\n',
      'k8s/README.md': 'no manifest',
    });
    const { api, deployed } = backend([claim('ready')]);
    await createDeployAction(options(api)).handler(
      createMockActionContext({
        input: { cluster: 'oslo', namespace: 'forms-web' },
        workspacePath: workspace.path,
      }),
    );
    expect(deployed).toEqual([
      {
        manifests: [
          { source: 'k8s/b.yaml', object: { kind: 'Service' } },
          { source: 'k8s/b.yaml', object: { kind: 'Deployment' } },
          { source: 'k8s/sub/a.json', object: { kind: 'ConfigMap' } },
        ],
      },
    ]);
  });

  it.each([
    [
      'a path outside the workspace',
      { 'k8s/a.yaml': 'kind: A' },
      '../..',
      /not allowed|outside/i,
    ],
    ['a broken file', { 'k8s/a.yaml': 'kind: [' }, 'k8s', /k8s\/a\.yaml/],
    [
      'text that is no object',
      { 'k8s/a.yaml': 'hello' },
      'k8s',
      /k8s\/a\.yaml: is not a Kubernetes object/,
    ],
    [
      'an empty folder',
      { 'k8s/README.md': '' },
      'k8s',
      /There is no manifest in k8s/,
    ],
  ])('refuses %s', async (_what, content, path, message) => {
    workspace.setContent(content);
    await expect(readManifestFiles(workspace.path, path)).rejects.toThrow(
      message,
    );
  });
});

it.each(['oslo', 'resource:oslo', 'resource:default/oslo'])(
  'reads the cluster of %s',
  ref => {
    expect(clusterName(ref)).toBe('oslo');
  },
);
