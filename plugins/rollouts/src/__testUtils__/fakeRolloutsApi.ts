import { RolloutsApi } from '@dugnad/plugin-rollouts-common';

const unasked = (method: string) => async (): Promise<never> => {
  throw new Error(`The test did not say what ${method} answers`);
};

/** A rollouts backend that answers what a test says, and fails at everything else. */
export function fakeRolloutsApi(over: Partial<RolloutsApi>): RolloutsApi {
  return {
    list: unasked('list'),
    overview: unasked('overview'),
    get: unasked('get'),
    forEntity: unasked('forEntity'),
    resources: unasked('resources'),
    rollouts: unasked('rollouts'),
    rollout: unasked('rollout'),
    reportDelivery: unasked('reportDelivery'),
    dora: unasked('dora'),
    status: unasked('status'),
    badge: unasked('badge'),
    wait: unasked('wait'),
    actions: unasked('actions'),
    plan: unasked('plan'),
    rollback: unasked('rollback'),
    restart: unasked('restart'),
    scale: unasked('scale'),
    pause: unasked('pause'),
    resume: unasked('resume'),
    logs: unasked('logs'),
    agreement: unasked('agreement'),
    ...over,
  };
}
