import { SetupArea } from '@dugnad/plugin-namespaces-common';
import { CUSTOM_RESOURCES } from './customResources';

/** A rule of the portal's ClusterRole, and what it is for. */
export interface Right {
  check: string;
  area: Extract<SetupArea, 'reading' | 'writing' | 'tokens'>;
  title: string;
  /** Resources by API group. */
  resources: Record<string, string[]>;
  /** Left out: every name. */
  names?: string[];
  verbs: string[];
}

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'patch', 'delete'];

/**
 * Everything the portal needs in a cluster, rule by rule as `packages/backend/deploy/cluster-access` grants it. A test
 * holds the two equal, and another the calls the reconciler makes.
 */
export const RIGHTS: readonly Right[] = [
  {
    check: 'read-core',
    area: 'reading',
    title: 'See namespaces, workloads and what is around them',
    resources: {
      '': [
        'nodes',
        'namespaces',
        'pods',
        'events',
        'services',
        'persistentvolumeclaims',
        'resourcequotas',
        'limitranges',
        'serviceaccounts',
      ],
    },
    verbs: READ,
  },
  {
    check: 'read-logs',
    area: 'reading',
    title: 'Show the last words of a container that failed',
    resources: { '': ['pods/log'] },
    verbs: ['get'],
  },
  {
    check: 'read-workloads',
    area: 'reading',
    title: 'See rollouts and their history',
    resources: {
      apps: [
        'deployments',
        'statefulsets',
        'daemonsets',
        'replicasets',
        'controllerrevisions',
      ],
    },
    verbs: READ,
  },
  {
    check: 'read-jobs',
    area: 'reading',
    title: 'See jobs',
    resources: { batch: ['jobs', 'cronjobs'] },
    verbs: READ,
  },
  {
    check: 'read-network',
    area: 'reading',
    title: 'See network policies and ingresses',
    resources: {
      'networking.k8s.io': ['networkpolicies', 'ingresses', 'ingressclasses'],
    },
    verbs: READ,
  },
  {
    check: 'read-endpoints',
    area: 'reading',
    title: 'See which pods a Service leads to',
    resources: { 'discovery.k8s.io': ['endpointslices'] },
    verbs: READ,
  },
  {
    check: 'read-storage',
    area: 'reading',
    title: 'See storage classes',
    resources: { 'storage.k8s.io': ['storageclasses'] },
    verbs: READ,
  },
  {
    check: 'read-autoscaling',
    area: 'reading',
    title: 'See autoscalers',
    resources: { autoscaling: ['horizontalpodautoscalers'] },
    verbs: READ,
  },
  {
    check: 'read-disruption',
    area: 'reading',
    title: 'See disruption budgets',
    resources: { policy: ['poddisruptionbudgets'] },
    verbs: READ,
  },
  {
    check: 'read-bindings',
    area: 'reading',
    title: 'See who has access to a namespace',
    resources: { 'rbac.authorization.k8s.io': ['rolebindings'] },
    verbs: READ,
  },
  {
    check: 'read-metrics',
    area: 'reading',
    title: 'See what nodes and pods use',
    resources: { 'metrics.k8s.io': ['nodes', 'pods'] },
    verbs: ['get', 'list'],
  },
  {
    check: 'read-custom-resources',
    area: 'reading',
    title: 'See what operators and GitOps tools say of a rollout',
    resources: CUSTOM_RESOURCES,
    verbs: READ,
  },
  {
    check: 'write-core',
    area: 'writing',
    title: 'Make namespaces with quota, limits and accounts',
    resources: {
      '': ['namespaces', 'resourcequotas', 'limitranges', 'serviceaccounts'],
    },
    verbs: WRITE,
  },
  {
    check: 'write-networkpolicies',
    area: 'writing',
    title: 'Close and open the network of a namespace',
    resources: { 'networking.k8s.io': ['networkpolicies'] },
    verbs: WRITE,
  },
  {
    check: 'write-bindings',
    area: 'writing',
    title: 'Give owners, readers and the platform team their access',
    resources: { 'rbac.authorization.k8s.io': ['rolebindings'] },
    verbs: WRITE,
  },
  {
    check: 'bind-roles',
    area: 'writing',
    title: 'Bind the roles admin, edit and view, and no other',
    resources: { 'rbac.authorization.k8s.io': ['clusterroles'] },
    names: ['admin', 'edit', 'view'],
    verbs: ['bind'],
  },
  {
    check: 'see-controllers',
    area: 'writing',
    title: 'Find everything that runs in a namespace whose time is over',
    resources: { '': ['replicationcontrollers'] },
    verbs: READ,
  },
  {
    check: 'scale-controllers',
    area: 'writing',
    title: 'Stop it and start it again: replication controllers',
    resources: { '': ['replicationcontrollers/scale'] },
    verbs: ['patch'],
  },
  {
    check: 'scale-workloads',
    area: 'writing',
    title: 'Stop it and start it again: deployments and their like',
    resources: {
      apps: ['deployments/scale', 'statefulsets/scale', 'replicasets/scale'],
    },
    verbs: ['patch'],
  },
  {
    check: 'suspend-jobs',
    area: 'writing',
    title: 'Stop it and start it again: jobs',
    resources: { batch: ['jobs', 'cronjobs'] },
    verbs: ['patch'],
  },
  {
    check: 'tokens',
    area: 'tokens',
    title: 'Get short-lived tokens of the accounts of a claim',
    resources: { '': ['serviceaccounts/token'] },
    names: ['deployer', 'dugnad-owner'],
    verbs: ['create'],
  },
];

/** What a module may need on top, where it is installed: never missed, and not too much either. */
export const OPTIONAL: readonly Right[] = [
  {
    check: 'image-pull-secret',
    area: 'writing',
    title: 'Keep a copy of one secret for pulling images',
    resources: { '': ['secrets'] },
    names: ['dugnad-image-pull'],
    verbs: ['get', ...WRITE],
  },
];

/** A right that the portal must not have, with one question that gives it away. */
export interface ForbiddenRight {
  check: string;
  title: string;
  why: string;
  asks: Ask[];
}

/** One question to the API server: may this account do this everywhere? */
export interface Ask {
  group: string;
  /** With a subresource after a slash. */
  resource: string;
  name?: string;
  namespace?: string;
  verb: string;
}

const RBAC = 'rbac.authorization.k8s.io';

/** What would make the portal's account more than it should be. */
export const FORBIDDEN: readonly ForbiddenRight[] = [
  {
    check: 'no-everything',
    title: 'Not everything',
    why: 'an account with all rights makes every other limit void',
    asks: [{ group: '*', resource: '*', verb: '*' }],
  },
  {
    check: 'no-escalate',
    title: 'No granting of rights it does not have',
    why: 'with escalate it could give anybody, itself included, any right',
    asks: [
      { group: RBAC, resource: 'clusterroles', verb: 'escalate' },
      { group: RBAC, resource: 'roles', verb: 'escalate' },
      { group: RBAC, resource: 'clusterrolebindings', verb: 'create' },
    ],
  },
  {
    check: 'no-bind-admin',
    title: 'No binding of cluster-admin',
    why: 'a binding of cluster-admin makes its subject the owner of all',
    asks: [
      {
        group: RBAC,
        resource: 'clusterroles',
        name: 'cluster-admin',
        verb: 'bind',
      },
    ],
  },
  {
    check: 'no-impersonate',
    title: 'No acting as somebody else',
    why: 'who may impersonate has the rights of whom they choose',
    asks: [
      { group: '', resource: 'users', verb: 'impersonate' },
      { group: '', resource: 'groups', verb: 'impersonate' },
      { group: '', resource: 'serviceaccounts', verb: 'impersonate' },
    ],
  },
  {
    check: 'no-secrets',
    title: 'No reading of secrets',
    why: 'who reads every secret has every credential of the cluster',
    asks: [
      { group: '', resource: 'secrets', verb: 'get' },
      { group: '', resource: 'secrets', verb: 'list' },
      { group: '', resource: 'secrets', verb: 'watch' },
    ],
  },
  {
    check: 'no-other-tokens',
    title: 'No tokens of other accounts',
    why: 'a token of a controller has that controller’s rights',
    asks: [
      {
        group: '',
        resource: 'serviceaccounts/token',
        name: 'default',
        namespace: 'kube-system',
        verb: 'create',
      },
    ],
  },
  {
    check: 'no-running',
    title: 'No starting of pods and no running of commands in them',
    why: 'a pod can run as any account of its namespace',
    asks: [
      { group: '', resource: 'pods', verb: 'create' },
      { group: '', resource: 'pods/exec', verb: 'create' },
    ],
  },
  {
    check: 'no-way-round',
    title: 'No way round a namespace’s rules',
    why: 'status and finalize change a namespace past admission',
    asks: [
      { group: '', resource: 'namespaces/status', verb: 'patch' },
      { group: '', resource: 'namespaces/finalize', verb: 'update' },
    ],
  },
];
