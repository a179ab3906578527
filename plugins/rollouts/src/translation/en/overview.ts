/** Words of the overview. */
export const overviewTexts = {
  page: {
    title: 'Rollouts',
    description: 'Is it rolled out, and if not, why. Live from every cluster.',
    back: 'All rollouts',
  },
  status: {
    Healthy: 'Healthy',
    Suspended: 'Suspended',
    Progressing: 'Progressing',
    Missing: 'Missing',
    Degraded: 'Failed',
    Unknown: 'Unknown',
  },
  filter: {
    label: 'Filters',
    text: 'Search by name, image or owner',
    cluster: 'Cluster',
    environment: 'Environment',
    owner: 'Owner',
    kind: 'Kind',
    statuses: 'Show only these statuses',
    any: 'All',
    clear: 'Clear filters',
  },
  trouble: {
    title: 'Needs attention',
    none: 'Nothing that you may see is in trouble.',
    more_one: 'Show {{count}} more',
    more_other: 'Show {{count}} more',
  },
  matrix: {
    title: 'Applications and where they run',
    application: 'Application',
    noEnvironment: 'No environment',
    noOwner: 'No owner',
    more_one: 'Show {{count}} more application',
    more_other: 'Show {{count}} more applications',
    summary: '{{workloads}} workloads of {{applications}} applications',
    empty: 'Nothing runs here yet.',
    emptyHelp:
      'Workloads appear here as soon as a cluster has them and you may see them.',
    nothing: 'Nothing matches these filters.',
    truncated: 'Showing {{shown}} of {{total}}. Narrow it with the filters.',
    available: '{{available}} of {{desired}}',
  },
  skew: {
    behind: '{{here}} is behind {{there}}',
    behindFor: '{{here}} has been behind {{there}} for {{duration}}',
    apart: '{{here}} and {{there}} differ',
    apartFor: '{{here}} and {{there}} have differed for {{duration}}',
  },
  cluster: {
    none: 'No cluster is configured',
    noneHelp:
      'Rollouts are read from clusters. Add one under kubernetes.clusterLocatorMethods in the configuration and start the portal again.',
    unreachable: '{{title}} has not answered since {{time}}',
    unreachableHelp: 'What runs there is unknown: {{error}}',
    connecting: '{{title}} is being read',
    incomplete: '{{title}} cannot be read completely',
  },
  state: {
    forbiddenHelp: 'People see the rollouts of their own teams.',
    notFound: 'There is no such workload, or you may not see it.',
  },
} as const;
