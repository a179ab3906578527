import { Verdict } from '@dugnad/plugin-rollouts-common';
import { Observation } from '../history/observe';

const REASONS: Record<string, Verdict['status']> = {
  RolledOut: 'Healthy',
  Updating: 'Progressing',
  ImagePullFailed: 'Degraded',
  CrashLoop: 'Degraded',
  ReplicaSetRefused: 'Degraded',
  Paused: 'Suspended',
  ScaledToZero: 'Suspended',
  ClusterUnreachable: 'Unknown',
};

/** A verdict with this reason. */
export function verdict(reason: string): Verdict {
  return {
    status: REASONS[reason],
    reason,
    message: `It is ${reason}.`,
    values: {},
    checks: [],
  };
}

/** What is seen of the Deployment `tiles`; a test says what differs. */
export function observation(
  over: Partial<Observation> & { reason?: string } = {},
): Observation {
  const { reason = 'Updating', ...rest } = over;
  return {
    ref: {
      cluster: 'oslo',
      namespace: 'maps-prod',
      kind: 'Deployment',
      name: 'tiles',
    },
    uid: 'uid-1',
    revision: 1,
    images: [{ container: 'web', image: 'registry.example/tiles:1.0.0' }],
    version: '1.0.0',
    application: 'tiles',
    entityRef: 'component:default/tiles',
    ownerRef: 'group:default/maps',
    environment: 'prod',
    verdict: verdict(reason),
    past: [],
    ...rest,
  };
}
