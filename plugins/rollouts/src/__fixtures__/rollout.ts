import { Rollout } from '@dugnad/plugin-rollouts-common';

/** A rollout that went well; a test says what differs. */
export function rollout(over: Partial<Rollout> = {}): Rollout {
  return {
    id: 'r1',
    cluster: 'oslo',
    namespace: 'maps-prod',
    kind: 'Deployment',
    name: 'tiles',
    uid: 'u1',
    revision: '3',
    application: 'tiles',
    entityRef: 'component:default/tiles',
    ownerRef: 'group:default/maps',
    environment: 'prod',
    images: [{ container: 'web', image: 'registry.example/tiles:1.4.2' }],
    version: '1.4.2',
    startedAt: '2026-11-20T10:00:00Z',
    observedLate: false,
    status: 'healthy',
    reason: 'RolledOut',
    message: 'Rolled out: 2 of 2 available.',
    healthyAt: '2026-11-20T10:00:40Z',
    endedAt: '2026-11-20T10:00:40Z',
    failures: [],
    signalKey: 'oslo-maps-prod',
    ...over,
  };
}
