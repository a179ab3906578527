import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/** The plugin's configuration. */
export interface RolloutsConfig {
  /** How often the catalog is read for components that point at Kubernetes. */
  catalogRefresh: HumanDuration;
  /** Least time between two announcements to open pages, in milliseconds. */
  announceIntervalMs: number;
}

/** Reads `rollouts:`. Throws where a duration is malformed. */
export function readRolloutsConfig(config: Config): RolloutsConfig {
  const duration = (key: string, fallback: HumanDuration) =>
    config.has(key) ? readDurationFromConfig(config, { key }) : fallback;
  const announceInterval = duration('rollouts.announceInterval', {
    milliseconds: 250,
  });
  return {
    catalogRefresh: duration('rollouts.catalogRefresh', { seconds: 20 }),
    announceIntervalMs: durationToMilliseconds(announceInterval),
  };
}
