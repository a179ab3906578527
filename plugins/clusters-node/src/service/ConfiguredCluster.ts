import { readFileSync } from 'node:fs';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterConfig } from '../config';
import { AgentPool } from '../connection/AgentPool';
import { ApiTransport } from '../connection/ApiTransport';
import { createCredentials } from '../connection/createCredentials';
import { HttpClusterConnection } from '../connection/HttpClusterConnection';
import { versionSchema } from '../discovery/apiSchemas';
import { KubernetesApiError } from '../errors/KubernetesApiError';
import { ClusterActivity } from '../status/ClusterActivity';
import { ClusterMonitor, MonitorTimings } from '../status/ClusterMonitor';
import { ClusterInfo, ClusterStatus, ResourceType } from '../types';
import { ResourceWatch } from '../watch/ResourceWatch';
import { StringPool } from '../watch/StringPool';
import { WatchSink } from '../watch/WatchSink';
import { WatchTimings } from '../watch/WatchTimings';

export interface ConfiguredClusterOptions {
  config: ClusterConfig;
  logger: LoggerService;
  watchTimings: WatchTimings;
  monitorTimings: MonitorTimings;
  onStatus(status: ClusterStatus): void;
}

/** Everything one process holds for one cluster: connection, watches, status. */
export class ConfiguredCluster {
  readonly info: ClusterInfo;
  readonly connection: HttpClusterConnection;
  readonly activity = new ClusterActivity();
  readonly strings = new StringPool();
  readonly #options: ConfiguredClusterOptions;
  readonly #agents: AgentPool;
  readonly #monitor: ClusterMonitor;
  #unreachable = false;
  readonly #watches = new Map<string, ResourceWatch>();

  constructor(options: ConfiguredClusterOptions) {
    this.#options = options;
    const { config } = options;
    const credentials = createCredentials(config);
    for (const warning of credentials.warnings ?? []) {
      options.logger.warn(`Kubeconfig of cluster ${config.name}: ${warning}`);
    }
    this.info = {
      name: config.name,
      title: config.title,
      url: credentials.url,
      caData: certificateAuthorityOf(config),
    };
    this.#agents = new AgentPool({ allowedHosts: config.allowedHosts });
    this.connection = new HttpClusterConnection({
      cluster: this.info,
      transport: new ApiTransport({
        cluster: config.name,
        credentials,
        agents: this.#agents,
        activity: this.activity,
      }),
    });
    this.#monitor = new ClusterMonitor({
      activity: this.activity,
      probe: () => this.#version(),
      onChange: status => this.#statusChanged(status),
      timings: options.monitorTimings,
    });
  }

  get status(): ClusterStatus {
    return this.#monitor.status;
  }

  start(): void {
    this.#monitor
      .run()
      .catch(error =>
        this.#options.logger.error('A cluster monitor stopped', error),
      );
  }

  /** Feeds `sink` from the one watch of `resource`, started if there is none yet. */
  watch(resource: ResourceType, sink: WatchSink): void {
    const key = `${resource.group}/${resource.kind}`;
    let watch = this.#watches.get(key);
    if (!watch) {
      watch = new ResourceWatch({
        resource,
        connection: this.connection,
        activity: this.activity,
        timings: this.#options.watchTimings,
        logger: this.#options.logger,
      });
      this.#watches.set(key, watch);
    }
    watch.add(sink);
  }

  async stop(): Promise<void> {
    this.#monitor.stop();
    this.#watches.forEach(watch => watch.stop());
    await this.#agents.destroy();
  }

  async #version(): Promise<string | undefined> {
    try {
      const answer = await this.connection.request<unknown>({
        path: '/version',
        timeoutMs: this.#options.monitorTimings.probeTimeoutMs,
      });
      return versionSchema.parse(answer).gitVersion;
    } catch (error) {
      // Some clusters keep their version to themselves; they answered all the same.
      if (error instanceof KubernetesApiError && error.httpStatus === 403) {
        return undefined;
      }
      throw error;
    }
  }

  #statusChanged(status: ClusterStatus): void {
    const recovered = status.state === 'live' && this.#unreachable;
    this.#unreachable = status.state === 'unreachable';
    if (recovered) {
      // It may be another version now, and questions from before may hang.
      this.connection.forgetDiscovery();
      this.#watches.forEach(watch => watch.recovered());
    } else if (this.#unreachable) {
      const why = status.error ?? 'the cluster cannot be reached';
      this.#watches.forEach(watch => watch.interrupt(why));
    }
    this.#options.onStatus(status);
  }
}

/** A file that cannot be read is told by the first connection, which names it. */
function certificateAuthorityOf({
  caData,
  caFile,
}: ClusterConfig): string | undefined {
  try {
    return caData ?? (caFile && readFileSync(caFile, 'base64'));
  } catch {
    return undefined;
  }
}
