/** The list of namespaces, and what several pages share. */
export const listMessages = {
  page: {
    title: 'Namespaces',
    description: 'Requested here, kept true in the clusters.',
    request: 'Request a namespace',
  },
  list: {
    label: 'Namespaces',
    loading: 'Loading namespaces',
    filters: 'Filters',
    search: 'Name, purpose or owner',
    searchPlaceholder: 'Search',
    cluster: 'Cluster',
    environment: 'Environment',
    state: 'State',
    owner: 'Owner',
    any: 'Any',
    clear: 'Clear filters',
    pageSize: '{{size}} a page',
    range: '{{from}}–{{to}} of {{total}}',
    columnName: 'Name',
    columnState: 'State',
    columnCluster: 'Cluster',
    columnEnvironment: 'Environment',
    columnOwner: 'Owner',
    columnChanged: 'Changed',
    empty: 'No namespaces yet',
    emptyHelp:
      'A namespace is your team’s own room in a cluster: with limits, network rules and access already in place.',
    nothing: 'Nothing matches these filters.',
  },
  entity: {
    empty: 'No namespaces belong to this.',
    all_one: 'Show it in the list',
    all_other: 'Show all {{count}} in the list',
  },
  error: {
    outdated: 'What you see may be out of date',
    forbiddenHelp: 'Your account lacks the permission. Ask the platform team.',
    retry: 'Try again',
  },
} as const;
