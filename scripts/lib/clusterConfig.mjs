/** Environment variable that carries a cluster's token to the backend. */
export function tokenVariable(name) {
  return `DUGNAD_CLUSTER_${name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '_')}_TOKEN`;
}

/** Backstage configuration for a list of clusters. Tokens stay in the environment. */
export function clusterConfig(clusters) {
  return {
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(({ name, title, url, caData }) => ({
            name,
            title,
            url,
            authProvider: 'serviceAccount',
            serviceAccountToken: `\${${tokenVariable(name)}}`,
            caData,
          })),
        },
      ],
    },
  };
}

/** Environment for the backend that fills in what `clusterConfig` left out. */
export function clusterEnvironment(clusters) {
  return Object.fromEntries(
    clusters.map(({ name, portalToken }) => [tokenVariable(name), portalToken]),
  );
}
