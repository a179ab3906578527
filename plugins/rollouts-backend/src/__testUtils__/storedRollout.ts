import { StoredRollout } from '../history/RolloutStore';

/** A rollout on record; a test says what differs. */
export function storedRollout(over: Partial<StoredRollout>): StoredRollout {
  return {
    id: 'r1',
    cluster: 'oslo',
    namespace: 'maps-prod',
    kind: 'Deployment',
    name: 'tiles',
    uid: 'u1',
    revision: '1',
    application: 'tiles',
    entityRef: 'component:default/tiles',
    images: [],
    startedAt: '2026-11-21T12:00:00.000Z',
    observedLate: false,
    status: 'healthy',
    reason: 'RolledOut',
    message: 'Rolled out.',
    failures: [],
    ...over,
  };
}
