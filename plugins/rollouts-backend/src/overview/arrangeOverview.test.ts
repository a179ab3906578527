import {
  Status,
  Workload,
  workloadQuerySchema,
} from '@dugnad/plugin-rollouts-common';
import { arrangeOverview } from './arrangeOverview';

const workload = (
  application: string,
  place: string,
  over: Partial<Workload> & { status?: Status } = {},
): Workload => {
  const [cluster, environment] = place.split('/');
  const { status = 'Healthy', ...rest } = over;
  return {
    cluster,
    environment,
    namespace: 'maps',
    kind: 'Deployment',
    name: application,
    uid: `${application}-${place}`,
    application,
    ownerRef: 'group:default/maps',
    version: '1',
    images: [],
    verdict: { status, reason: 'RolledOut', message: '', values: {} },
    signalKey: 'k',
    ...rest,
  };
};

const arrange = (workloads: Workload[], query: object = {}) =>
  arrangeOverview(workloads, workloadQuerySchema.parse(query));

it('orders columns from development to production, then by cluster', () => {
  const { columns } = arrange([
    workload('a', 'oslo/prod'),
    workload('a', 'bergen/prod'),
    workload('a', 'oslo/sandbox'),
    workload('a', 'oslo/dev'),
  ]);
  expect(
    columns.map(({ cluster, environment }) => `${environment}/${cluster}`),
  ).toEqual(['dev/oslo', 'prod/bergen', 'prod/oslo', 'sandbox/oslo']);
});

it('puts each workload in the cell of its place, the application in trouble first', () => {
  const { rows } = arrange([
    workload('fine', 'oslo/prod'),
    workload('broken', 'oslo/test'),
    workload('broken', 'oslo/prod', { status: 'Degraded' }),
  ]);
  expect(rows.map(({ application }) => application)).toEqual([
    'broken',
    'fine',
  ]);
  expect(rows[0]).toMatchObject({
    status: 'Degraded',
    cells: [
      { column: 0, status: 'Healthy' },
      { column: 1, status: 'Degraded' },
    ],
  });
});

it.each([
  ['the same workload in two versions', 'a', '2', true],
  ['different workloads', 'b', '2', false],
  ['one version', 'a', '1', false],
])('calls %s skewed or not', (_case, name, version, skewed) => {
  const { rows } = arrange([
    workload('a', 'oslo/test'),
    workload('a', 'oslo/prod', { name, version }),
  ]);
  expect(rows[0].skewed).toBe(skewed);
});

it('pages by application and keeps each whole', () => {
  const workloads = ['a', 'b', 'c'].flatMap(application => [
    workload(application, 'oslo/test'),
    workload(application, 'bergen/prod'),
  ]);
  const { rows, totalRows, columns } = arrange(workloads, {
    limit: 1,
    offset: 1,
  });
  expect(totalRows).toBe(3);
  expect(rows.map(({ application }) => application)).toEqual(['b']);
  expect(rows[0].cells).toHaveLength(2);
  expect(columns).toHaveLength(2);
});

it('keeps applications of one name apart that different owners have', () => {
  const { rows } = arrange([
    workload('web', 'oslo/prod'),
    workload('web', 'oslo/prod', { ownerRef: 'group:default/forms' }),
  ]);
  expect(rows).toHaveLength(2);
});

it('filters by environment and kind', () => {
  const { rows } = arrange(
    [
      workload('a', 'oslo/test'),
      workload('b', 'oslo/prod'),
      workload('c', 'oslo/prod', { kind: 'StatefulSet' }),
    ],
    { environment: 'prod', kind: 'StatefulSet' },
  );
  expect(rows.map(({ application }) => application)).toEqual(['c']);
});
