import { Entity } from '@backstage/catalog-model';
import { Status, Workload } from '@dugnad/plugin-rollouts-common';
import { summariseServices } from './summariseServices';

function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/forms' }],
  };
}

function workload(
  of: string,
  status: Status,
  rest: Partial<Workload> = {},
): Workload {
  return {
    cluster: 'oslo',
    namespace: 'forms-prod',
    kind: 'Deployment',
    name: of,
    uid: `${of}-${status}`,
    application: of,
    entityRef: `component:default/${of}`,
    images: [],
    signalKey: 'key',
    verdict: { status, reason: 'x', message: 'x', values: {} },
    ...rest,
  };
}

function healths(components: string[], workloads?: Workload[]) {
  return summariseServices(components.map(component), workloads).map(
    ({ entityRef, health }) => [entityRef.split('/')[1], health],
  );
}

describe('summariseServices', () => {
  it('gives a service the worst status of what runs of it', () => {
    expect(
      healths(
        ['api'],
        [workload('api', 'Healthy'), workload('api', 'Degraded')],
      ),
    ).toEqual([['api', 'Degraded']]);
  });

  it('puts the most urgent first, then sorts by name', () => {
    expect(
      healths(
        ['b', 'a', 'c'],
        [
          workload('a', 'Healthy'),
          workload('b', 'Healthy'),
          workload('c', 'Degraded'),
        ],
      ),
    ).toEqual([
      ['c', 'Degraded'],
      ['a', 'Healthy'],
      ['b', 'Healthy'],
    ]);
  });

  it('says that nothing runs, and never calls that healthy', () => {
    expect(healths(['library'], [])).toEqual([['library', 'none']]);
  });

  it('says that it does not know when rollouts could not be fetched', () => {
    expect(healths(['api'], undefined)).toEqual([['api', 'unavailable']]);
  });

  it('does not repeat the last green of a silent cluster', () => {
    const stale = workload('api', 'Healthy', {
      staleSince: '2026-01-01T00:00:00Z',
    });
    expect(healths(['api'], [stale])).toEqual([['api', 'Unknown']]);
  });

  it('matches references whatever their case', () => {
    const shouting = workload('api', 'Healthy', {
      entityRef: 'Component:default/api',
    });
    expect(healths(['api'], [shouting])).toEqual([['api', 'Healthy']]);
  });

  it('names the owner', () => {
    expect(summariseServices([component('api')], [])[0].ownerRef).toBe(
      'group:default/forms',
    );
  });
});
