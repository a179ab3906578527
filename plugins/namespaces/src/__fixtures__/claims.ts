import {
  Claim,
  ClaimDetail,
  ClaimOptions,
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
  systems: [],
  nameRules: { maxLength: 63, reserved: ['kube-*'] },
  dataClassifications: ['open', 'internal'],
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
  decision: { verdict: 'approve', reasons: [] },
  actions: { release: true, repair: false, retry: false, deploy: true },
};
