import { Dora, DoraPeriod } from '@dugnad/plugin-rollouts-common';

/** A period in which nothing is known; a test says what is. */
export function period(over: Partial<DoraPeriod> = {}): DoraPeriod {
  return {
    from: '2026-11-09T00:00:00Z',
    to: '2026-11-16T00:00:00Z',
    recorded: true,
    counts: { deployments: 0, withCommitTime: 0, failures: 0, restored: 0 },
    ...over,
  };
}

/** Figures of a component that failed once in four rollouts and never reported a commit. */
export const dora: Dora = {
  ...period({
    from: '2026-10-24T00:00:00Z',
    to: '2026-11-21T00:00:00Z',
    deploymentsPerDay: 0.5,
    changeFailureRate: 0.25,
    timeToRestoreMs: 600_000,
    counts: { deployments: 3, withCommitTime: 0, failures: 1, restored: 1 },
  }),
  entityRef: 'component:default/tiles',
  environments: ['prod'],
  periods: [
    period({ recorded: false }),
    period({
      from: '2026-11-16T00:00:00Z',
      to: '2026-11-21T00:00:00Z',
      deploymentsPerDay: 0.6,
      counts: { deployments: 3, withCommitTime: 0, failures: 1, restored: 1 },
    }),
  ],
  events: {
    deployments: [],
    leadTimes: [],
    failures: [
      {
        rolloutId: 'r1',
        cluster: 'oslo',
        namespace: 'maps-prod',
        kind: 'Deployment',
        name: 'tiles',
        revision: '4',
        version: '1.5.0',
        environment: 'prod',
        at: '2026-11-20T10:00:00Z',
        reason: 'ImagePullFailed',
      },
    ],
    restores: [],
  },
  notCounted: 1,
};
