import {
  Claim,
  ClaimDetail,
  ClaimOptions,
  NamespaceRequest,
  ObjectStatus,
} from '@dugnad/plugin-namespaces-common';

/** What a member of two teams is offered. */
export const options: ClaimOptions = {
  sizes: [
    {
      name: 'small',
      title: 'Small',
      cpu: '1',
      memory: '2Gi',
      storage: '10Gi',
      pods: 20,
    },
    {
      name: 'large',
      title: 'Large',
      cpu: '8',
      memory: '16Gi',
      storage: '100Gi',
      pods: 100,
    },
  ],
  environments: ['dev', 'test', 'prod'],
  clusters: [
    { name: 'lost', title: 'Lost', reachable: false, since: '2026-01-01' },
    { name: 'oslo', title: 'Oslo', reachable: true, since: '2026-01-01' },
  ],
  owners: [
    { ref: 'group:default/forms', title: 'Forms', prefix: 'forms-' },
    { ref: 'group:default/maps', title: 'Maps', prefix: 'maps-' },
  ],
  groups: [
    { ref: 'group:default/forms', title: 'Forms' },
    { ref: 'group:default/maps', title: 'Maps' },
    { ref: 'group:default/records', title: 'Records' },
  ],
  systems: [],
  nameRules: { maxLength: 63, reserved: ['kube-*'] },
  dataClassifications: ['open', 'internal'],
  customQuota: true,
  ingress: ['none', 'controllers', 'cluster'],
  expiry: { dev: { defaultDays: 90, maxDays: 180 }, test: { maxDays: 30 } },
  platform: false,
};

/** A claim that is ready. */
export const formsWeb: Claim = {
  id: 'c1',
  name: 'forms-web',
  cluster: 'oslo',
  environment: 'prod',
  ownerRef: 'group:default/forms',
  purpose: 'Receives forms',
  size: 'small',
  ingress: 'controllers',
  egressInternet: false,
  state: 'ready',
  stateSince: '2026-11-20T09:00:00Z',
  requestedBy: 'user:default/ingrid.berg',
  requestedAt: '2026-11-20T08:59:00Z',
  updatedAt: '2026-11-20T09:00:00Z',
  entityRef: 'resource:default/forms-web.oslo',
};

/** Its quota, as it should be. */
export const quota: ObjectStatus = {
  group: '',
  kind: 'ResourceQuota',
  name: 'dugnad-quota',
  namespace: 'forms-web',
  role: 'quota',
  security: true,
  state: 'applied',
  since: '2026-11-20T09:00:00Z',
};

/** The same claim as its page shows it to a member of its team. */
export const formsWebDetail: ClaimDetail = {
  ...formsWeb,
  objects: [quota],
  decision: { verdict: 'approve', reasons: [], measurements: [] },
  openRequests: [],
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

/** A larger size that somebody asked for and the platform team has to approve. */
export const resize: NamespaceRequest = {
  id: 'r1',
  claimId: 'c1',
  kind: 'resize',
  state: 'waiting',
  claim: {
    name: 'forms-web',
    cluster: 'oslo',
    environment: 'prod',
    ownerRef: 'group:default/forms',
  },
  requestedBy: 'user:default/ingrid.berg',
  requestedAt: '2026-11-21T08:00:00Z',
  comment: 'Election week',
  original: { size: 'small' },
  requested: { size: 'large' },
  decision: {
    verdict: 'ask',
    rule: 'increase-large',
    reasons: [
      { field: 'size', rule: 'never-heard-of', message: 'Too large a step' },
    ],
    measurements: [
      {
        scope: 'team',
        resource: 'cpu',
        unit: 'millicores',
        before: 2000,
        after: 9000,
        limit: 16000,
      },
    ],
  },
  slots: [{ role: 'platform', platform: true, groups: [] }],
  approvals: [],
  dueAt: '2026-12-05T08:00:00Z',
  actions: { decide: true, withdraw: false },
};
