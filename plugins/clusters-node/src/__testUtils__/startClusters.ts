import { mockServices } from '@backstage/backend-test-utils';
import { ClusterConfig } from '../config';
import {
  DefaultClustersService,
  DefaultClustersServiceOptions,
} from '../service/DefaultClustersService';

const running: DefaultClustersService[] = [];

/** A started service with short pauses. Ended by `stopClusters`. */
export function startClusters(
  clusters: (Pick<ClusterConfig, 'name' | 'url'> & Partial<ClusterConfig>)[],
  options: Partial<DefaultClustersServiceOptions> = {},
): DefaultClustersService {
  const service = new DefaultClustersService({
    clusters: clusters.map(cluster => ({
      title: cluster.name,
      authentication: { type: 'token', token: 'portal-token' },
      skipTLSVerify: false,
      allowedHosts: [],
      ...cluster,
    })),
    logger: mockServices.logger.mock(),
    ...options,
    watchTimings: {
      minBackoffMs: 50,
      maxBackoffMs: 500,
      goodAfterMs: 1_000,
      staleAfterMs: 300,
      absentMs: 200,
      forbiddenMs: 200,
      ...options.watchTimings,
    },
    monitorTimings: {
      quietMs: 500,
      probeTimeoutMs: 1_000,
      minBackoffMs: 50,
      maxBackoffMs: 500,
      ...options.monitorTimings,
    },
  });
  service.start();
  running.push(service);
  return service;
}

/** For `afterEach`. */
export async function stopClusters(): Promise<void> {
  await Promise.all(running.splice(0).map(service => service.stop()));
}
