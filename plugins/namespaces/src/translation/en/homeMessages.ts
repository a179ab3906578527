/** Words of the cards on the home page. */
export const homeMessages = {
  home: {
    requestNamespace: 'Request a namespace',
    namespaces: {
      title: 'Namespaces and requests',
      allLink: 'All namespaces',
      empty: 'Your teams have no namespaces yet.',
      unknownSince: 'cluster does not answer since {{time}}',
    },
    waiting: { title: 'Waiting for you', allLink: 'All approvals' },
    kind: {
      create: 'New namespace',
      resize: 'Another size',
      owner: 'New owner',
      details: 'Other details',
      expiry: 'Another end',
      deletion: 'Deletion',
      adoption: 'Adoption',
    },
  },
} as const;
