import path from 'node:path';

/** Environment variable that carries a cluster's token to the backend. */
export function tokenVariable(name) {
  return `DUGNAD_CLUSTER_${name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '_')}_TOKEN`;
}

/** Configuration of an embedded cluster. Its token stays in the environment. */
export function embeddedCluster({ name, title, url, caData }) {
  return {
    name,
    title,
    url,
    authProvider: 'serviceAccount',
    serviceAccountToken: `\${${tokenVariable(name)}}`,
    caData,
  };
}

/** Configuration of a cluster that a kubeconfig names; its credentials stay in that file. */
export function kubeconfigCluster({ kubeconfig, context }) {
  const title = context ?? path.basename(kubeconfig);
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return {
    name: name.replace(/^-+|-+$/g, '').slice(0, 63) || 'cluster',
    title,
    authProvider: 'kubeconfig',
    kubeconfigFile: kubeconfig,
    ...(context ? { kubeconfigContext: context } : {}),
  };
}
