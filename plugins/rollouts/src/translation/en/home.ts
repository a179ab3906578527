/** Words of the cards on the home page. */
export const homeTexts = {
  home: {
    createService: 'Create a service',
    more: '{{number}} more',
    none: 'No rollout',
    unavailable: 'Not known now',
    services: {
      title: 'Services of your teams',
      allLink: 'All services',
      empty: 'Your teams own no services yet.',
      emptyHelp: 'The first one takes a few minutes.',
      noTeam: 'You are in no team yet, so nothing is listed as yours.',
      noTeamHelp:
        'The catalog decides teams: ask for your user to become a member of a group.',
      name: 'Service',
      owner: 'Owner',
      health: 'Rollout',
    },
    trouble: {
      title: 'Rollouts in trouble',
      allLink: 'All rollouts',
      empty: 'Nothing of yours is in trouble.',
      noWorkloads: 'Nothing of yours runs in a cluster yet.',
      since: 'since {{time}}',
    },
  },
} as const;
