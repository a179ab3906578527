import { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** Configuration of this plugin, read. */
export interface ClustersConfig {
  /** The least time between two announcements of changes to open pages. */
  announceIntervalMs: number;
}

const DEFAULT_ANNOUNCE_INTERVAL_MS = 2_000;

/** Reads `clusters.announceInterval`. Throws where it is no duration. */
export function readClustersConfig(config: RootConfigService): ClustersConfig {
  const key = 'clusters.announceInterval';
  return {
    announceIntervalMs: config.has(key)
      ? durationToMilliseconds(readDurationFromConfig(config, { key }))
      : DEFAULT_ANNOUNCE_INTERVAL_MS,
  };
}
