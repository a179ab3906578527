import { Workload } from '@dugnad/plugin-rollouts-common';
import { workload } from '../__fixtures__/workload';
import { rolloutMatrix } from './rolloutMatrix';

const at = (over: Partial<Workload>) => workload(over);

it('orders columns from development to production, then by cluster', () => {
  const { columns } = rolloutMatrix([
    at({ environment: 'prod', cluster: 'oslo' }),
    at({ environment: undefined, cluster: 'oslo' }),
    at({ environment: 'dev', cluster: 'oslo' }),
    at({ environment: 'prod', cluster: 'bergen' }),
  ]);
  expect(columns.map(({ id }) => id)).toEqual([
    'dev/oslo',
    'prod/bergen',
    'prod/oslo',
    '/oslo',
  ]);
});

it('puts the application in most trouble first', () => {
  const { rows } = rolloutMatrix([
    at({ application: 'a', entityRef: 'component:default/a' }),
    at({
      application: 'b',
      entityRef: 'component:default/b',
      verdict: { ...workload({}).verdict, status: 'Degraded' },
    }),
  ]);
  expect(rows.map(({ application }) => application)).toEqual(['b', 'a']);
});

it('marks skew only between versions of the same workload', () => {
  const skewed = (...workloads: Workload[]) =>
    rolloutMatrix(workloads).rows[0].skewed;
  expect(
    skewed(at({ version: '1' }), at({ version: '2', cluster: 'bergen' })),
  ).toBe(true);
  expect(
    skewed(at({ version: '1' }), at({ version: '2', name: 'worker' })),
  ).toBe(false);
});
