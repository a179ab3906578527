/** What the platform team sees: adoption and the set-up of clusters. */
export const platformMessages = {
  adoption: {
    description:
      'Namespaces the portal did not make. Taking one over restarts nothing in it.',
    empty: 'There is nothing to adopt',
    emptyHelp: 'The portal made every namespace of this cluster.',
    forbidden: 'Only the platform team adopts namespaces.',
    managers: 'Managed by {{managers}}',
    adopt: 'Adopt',
    adoptName: 'Adopt {{name}}',
    handOver: 'Who lets go of it',
    handOverHelp:
      'Tell these tools too; otherwise they and the portal undo each other’s work.',
    incomplete: 'Say what it is for to see what adopting it would change.',
    serverWarns: 'The API server warns: {{warning}}',
    cannot: 'It cannot be adopted like this',
    can: 'It can be adopted',
    canHelp: 'Nothing in it is restarted. What would change:',
    warnings: 'Know before',
    migrates: 'Takes over the fields that were applied by {{managers}}.',
  },
  setup: {
    description: 'Whether clusters give the portal what it needs, and no more.',
    forbidden: 'Only the platform team sees this.',
    again: 'Check again',
    allOk: 'Everything is as it should be',
    wrong_one: '{{count}} thing is not as it should be',
    wrong_other: '{{count}} things are not as they should be',
    unknown_one: '{{count}} thing cannot be told from here',
    unknown_other: '{{count}} things cannot be told from here',
    restOk: 'The rest is as it should be.',
    write: {
      apply: 'The portal writes to the cluster itself.',
      git: 'The portal writes to Git:',
    },
    connect: {
      oidc: 'People sign in to the cluster themselves.',
      token: 'People get short-lived tokens.',
    },
    checkedAt: 'Checked {{time}}.',
    apply: 'This applies what is missing:',
    area: {
      reading: 'Reading',
      writing: 'Writing',
      tokens: 'Tokens',
      'too-much': 'What it must not do',
      protection: 'Protection',
      cluster: 'The cluster',
    },
    state: {
      ok: 'As it should be',
      missing: 'Missing',
      excess: 'Too much',
      unknown: 'Unknown',
    },
  },
} as const;
