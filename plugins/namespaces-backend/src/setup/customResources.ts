/** Custom resources whose state the portal shows, by API group. A cluster that does not serve one loses nothing. */
export const CUSTOM_RESOURCES: Record<string, string[]> = {
  'apiextensions.k8s.io': ['customresourcedefinitions'],
  'apiregistration.k8s.io': ['apiservices'],
  'argoproj.io': ['rollouts', 'applications'],
  'flagger.app': ['canaries'],
  'serving.knative.dev': ['services', 'routes', 'configurations', 'revisions'],
  'keda.sh': ['scaledobjects', 'scaledjobs'],
  'cert-manager.io': [
    'certificates',
    'certificaterequests',
    'issuers',
    'clusterissuers',
  ],
  'external-secrets.io': [
    'externalsecrets',
    'secretstores',
    'clustersecretstores',
  ],
  'kustomize.toolkit.fluxcd.io': ['kustomizations'],
  'helm.toolkit.fluxcd.io': ['helmreleases'],
  'source.toolkit.fluxcd.io': [
    'gitrepositories',
    'ocirepositories',
    'helmrepositories',
    'buckets',
    'helmcharts',
  ],
  'velero.io': ['backups', 'restores', 'schedules', 'backupstoragelocations'],
  'longhorn.io': ['volumes'],
  'postgresql.cnpg.io': ['clusters'],
  'cluster.x-k8s.io': ['clusters', 'machines', 'machinedeployments'],
};
