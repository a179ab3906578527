/** Who can get into a namespace, and how. */
export const accessMessages = {
  connect: {
    title: 'Connect',
    person: 'Connect',
    ci: 'For a pipeline',
    personHelp: 'A kubeconfig for you, with what owners may do.',
    ciHelp: 'A kubeconfig for a pipeline, with what the deployer may do.',
    notNow:
      'You can connect once the namespace is there, if you belong to its owners.',
    dialogTitle: 'Connect to {{name}}',
    failed: 'There is no kubeconfig',
    close: 'Close',
    download: 'Download',
    copy: 'Copy kubeconfig',
    copyCommand: 'Copy command',
    try: 'Try it with',
    role: 'Acts with the role {{clusterRole}} in {{namespace}} and nowhere else.',
    ends: 'Good until {{time}}, {{relative}}',
    once: 'Whoever has it can use it until then. It is shown this once and kept nowhere: save it where only you can read it.',
    signsIn: 'kubectl signs you in by itself',
    signsInHelp: 'Nothing in it is secret.',
  },
  copy: {
    copied: 'Copied',
    failed: 'Copying did not work',
  },
  people: {
    title: 'Who has access',
    reason: {
      owner: 'owns it',
      readers: 'may read',
      platform: 'runs the platform',
    },
    account: {
      deployer: 'the account that deployments use',
      person: 'the account behind people’s kubeconfigs',
    },
    inCluster: {
      no: '{{clusterRole}}, but the binding is missing',
      unknown: '{{clusterRole}}, if the binding is there',
    },
    members_one: '{{count}} person',
    members_other: '{{count}} people',
    via: 'through',
    nobody: 'Nobody is in this group.',
    noGroup: 'The catalog has no such group, so its people are unknown.',
    others: 'Given past the portal',
    notSeen: 'Not seen from here:',
  },
} as const;
