import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { RESOURCE_KINDS } from '@dugnad/plugin-rollouts-common';

/** A group and kind to watch beside the workloads. */
export interface WatchedKind {
  group: string;
  kind: string;
}

/** How the portal acts on workloads. */
export interface ActionsConfig {
  /** What to do in a namespace without a deployer account. */
  withoutDeployer: 'refuse' | 'portal';
}

/** Bounds of reading logs. */
export interface LogsConfig {
  maxBytes: number;
  maxFollowMs: number;
  maxStreams: number;
  maxStreamsPerCaller: number;
}

/** The plugin's configuration. */
export interface RolloutsConfig {
  actions: ActionsConfig;
  logs: LogsConfig;
  /** How often the catalog is read for components that point at Kubernetes. */
  catalogRefresh: HumanDuration;
  /** Least time between two announcements to open pages, in milliseconds. */
  announceIntervalMs: number;
  /** How long what has no deadline of its own may be unready before that is a failure, in milliseconds. */
  patienceMs: number;
  /** Kinds beside the workloads, watched where a cluster serves them. */
  resourceKinds: WatchedKind[];
  /** Annotations and labels that hold a commit hash, the first found counts. */
  commitAnnotations: string[];
  /** How long a rollout is kept after another took its place. */
  historyRetentionMs: number;
  /** How long after going healthy a failure still counts as the change's own. */
  failureWindowMs: number;
  notifications: boolean;
  /** Whether a badge is shown without signing in. */
  publicBadges: boolean;
  /** Longest a caller may wait for a rollout in one call, in seconds. */
  longestWaitSeconds: number;
  /** Address of the portal's pages, for links. */
  appBaseUrl: string;
}

const COMMIT_ANNOTATIONS = [
  'dugnad.dev/commit',
  'org.opencontainers.image.revision',
];

function kindsOf(config: Config): WatchedKind[] {
  const more = (
    config.getOptionalConfigArray('rollouts.resourceKinds') ?? []
  ).map(one => ({
    group: one.getOptionalString('group') ?? '',
    kind: one.getString('kind'),
  }));
  const all = [...RESOURCE_KINDS, ...more];
  const keys = all.map(({ group, kind }) => `${group}/${kind}`);
  return all.filter((_, index) => keys.indexOf(keys[index]) === index);
}

function badgesArePublic(config: Config): boolean {
  const badges = config.getOptionalString('rollouts.badges') ?? 'signed-in';
  if (badges !== 'public' && badges !== 'signed-in') {
    throw new InputError(
      `rollouts.badges must be public or signed-in, not ${badges}`,
    );
  }
  return badges === 'public';
}

function actionsOf(config: Config): ActionsConfig {
  const key = 'rollouts.actions.withoutDeployer';
  const withoutDeployer = config.getOptionalString(key) ?? 'refuse';
  if (withoutDeployer !== 'refuse' && withoutDeployer !== 'portal') {
    throw new InputError(
      `${key} must be refuse or portal, not ${withoutDeployer}`,
    );
  }
  return { withoutDeployer };
}

function atLeastOne(config: Config, key: string, fallback: number): number {
  const value = config.getOptionalNumber(key) ?? fallback;
  if (!Number.isInteger(value) || value < 1) {
    throw new InputError(`${key} must be a whole number of at least 1`);
  }
  return value;
}

/** Reads `rollouts:`. Throws an error that names the offending key. */
export function readRolloutsConfig(config: Config): RolloutsConfig {
  const duration = (key: string, fallback: HumanDuration) =>
    config.has(key) ? readDurationFromConfig(config, { key }) : fallback;
  const durationMs = (key: string, fallback: HumanDuration) => {
    const ms = durationToMilliseconds(duration(key, fallback));
    if (ms <= 0) {
      throw new InputError(`${key} must be longer than nothing`);
    }
    return ms;
  };
  const longestWait = durationMs('rollouts.longestWait', { minutes: 10 });
  return {
    actions: actionsOf(config),
    logs: {
      maxBytes: atLeastOne(config, 'rollouts.logs.maxBytes', 32 * 1024 * 1024),
      maxFollowMs: durationMs('rollouts.logs.maxFollow', { hours: 1 }),
      maxStreams: atLeastOne(config, 'rollouts.logs.maxStreams', 100),
      maxStreamsPerCaller: atLeastOne(
        config,
        'rollouts.logs.maxStreamsPerCaller',
        10,
      ),
    },
    catalogRefresh: duration('rollouts.catalogRefresh', { seconds: 20 }),
    announceIntervalMs: durationMs('rollouts.announceInterval', {
      milliseconds: 250,
    }),
    patienceMs: durationMs('rollouts.patience', { minutes: 10 }),
    resourceKinds: kindsOf(config),
    commitAnnotations:
      config.getOptionalStringArray('rollouts.commitAnnotations') ??
      COMMIT_ANNOTATIONS,
    historyRetentionMs: durationMs('rollouts.historyRetention', { years: 2 }),
    failureWindowMs: durationMs('rollouts.failureWindow', { days: 1 }),
    notifications: config.getOptionalBoolean('rollouts.notifications') ?? true,
    publicBadges: badgesArePublic(config),
    longestWaitSeconds: Math.ceil(longestWait / 1000),
    appBaseUrl: config.getOptionalString('app.baseUrl') ?? '',
  };
}
