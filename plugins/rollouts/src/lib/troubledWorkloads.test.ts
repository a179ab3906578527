import { Status, Workload } from '@dugnad/plugin-rollouts-common';
import { troubledWorkloads } from './troubledWorkloads';

function workload(name: string, status: Status, staleSince?: string): Workload {
  return {
    cluster: 'oslo',
    namespace: 'forms-prod',
    kind: 'Deployment',
    name,
    uid: name,
    application: name,
    images: [],
    signalKey: 'key',
    verdict: { status, reason: 'x', message: 'x', values: {} },
    staleSince,
  };
}

describe('troubledWorkloads', () => {
  it('leaves out what is well, paused or on its way', () => {
    expect(
      troubledWorkloads([
        workload('a', 'Healthy'),
        workload('b', 'Suspended'),
        workload('c', 'Progressing'),
      ]),
    ).toEqual([]);
  });

  it('puts known failures before what nobody knows', () => {
    const names = troubledWorkloads([
      workload('unknown', 'Unknown'),
      workload('silent', 'Healthy', '2026-01-01T00:00:00Z'),
      workload('missing', 'Missing'),
      workload('failed', 'Degraded'),
    ]).map(({ name }) => name);
    expect(names).toEqual(['failed', 'missing', 'silent', 'unknown']);
  });
});
