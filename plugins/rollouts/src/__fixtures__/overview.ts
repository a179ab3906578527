import {
  Overview,
  OverviewWorkload,
  worstStatus,
} from '@dugnad/plugin-rollouts-common';

/** A healthy workload of the matrix in a place; a test says what differs. */
export interface PlacedOverviewWorkload extends OverviewWorkload {
  application: string;
  cluster: string;
  environment?: string;
}

/** A healthy workload of the matrix; a test says what differs. */
export function placed(
  over: Partial<PlacedOverviewWorkload> = {},
): PlacedOverviewWorkload {
  return {
    application: 'tiles',
    cluster: 'oslo',
    environment: 'prod',
    namespace: 'maps-prod',
    kind: 'Deployment',
    name: 'tiles',
    status: 'Healthy',
    reason: 'RolledOut',
    version: '1.4.2',
    available: 2,
    desired: 2,
    since: '2026-11-20T10:00:00Z',
    ...over,
  };
}

/** The overview of some workloads, as the backend arranges it. */
export function overview(
  workloads: PlacedOverviewWorkload[],
  over: Partial<Overview> = {},
): Overview {
  const places = new Set(
    workloads.map(({ cluster, environment }) =>
      JSON.stringify({ cluster, environment }),
    ),
  );
  const columns: Overview['columns'] = [...places].map(text =>
    JSON.parse(text),
  );
  const applications = [...new Set(workloads.map(one => one.application))];
  const counts: Overview['counts'] = {
    Healthy: 0,
    Suspended: 0,
    Progressing: 0,
    Missing: 0,
    Degraded: 0,
    Unknown: 0,
  };
  workloads.forEach(({ status }) => {
    counts[status] += 1;
  });
  return {
    columns,
    rows: applications.map(application => {
      const own = workloads.filter(one => one.application === application);
      return {
        application,
        entityRef: `component:default/${application}`,
        ownerRef: 'group:default/maps',
        status: worstStatus(own.map(({ status }) => status)),
        skewed: new Set(own.map(({ version }) => version)).size > 1,
        cells: columns.flatMap((column, index) => {
          const here = own.filter(
            one =>
              one.cluster === column.cluster &&
              one.environment === column.environment,
          );
          return here.length === 0
            ? []
            : [
                {
                  column: index,
                  status: worstStatus(here.map(({ status }) => status)),
                  workloads: here.map(
                    ({ application: _row, cluster, environment, ...one }) =>
                      one,
                  ),
                },
              ];
        }),
      };
    }),
    totalRows: applications.length,
    counts,
    ownerRefs: ['group:default/maps'],
    environments: [
      ...new Set(workloads.flatMap(({ environment }) => environment ?? [])),
    ],
    clusters: [
      {
        name: 'oslo',
        title: 'Oslo',
        state: 'live',
        since: '2026-11-20T09:00:00Z',
      },
    ],
    ...over,
  };
}
