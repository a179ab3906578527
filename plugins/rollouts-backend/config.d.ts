import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Is it rolled out, and if not, why. */
  rollouts?: {
    actions?: {
      /**
       * What to do where a namespace has no account `deployer` to act with: refuse (the default), or act with the portal's own
       * rights, which must then be granted with `cluster-access-actions`.
       * @visibility backend
       */
      withoutDeployer?: 'refuse' | 'portal';
    };
    logs?: {
      /**
       * Most that is sent of one log, in bytes. Default: 32 MiB.
       * @visibility backend
       */
      maxBytes?: number;
      /**
       * Longest that a log is followed in one call. Default: 1 hour.
       * @visibility backend
       */
      maxFollow?: HumanDuration | string;
      /**
       * Most logs read at once. Default: 100.
       * @visibility backend
       */
      maxStreams?: number;
      /**
       * Most logs one caller reads at once. Default: 10.
       * @visibility backend
       */
      maxStreamsPerCaller?: number;
    };
    /**
     * How often the catalog is read for components that point at Kubernetes. Default: 20 seconds.
     * @visibility backend
     */
    catalogRefresh?: HumanDuration | string;
    /**
     * Least time between two announcements of changes to open pages. Default: 250 milliseconds.
     * @visibility backend
     */
    announceInterval?: HumanDuration | string;
    /**
     * How long a pod of a StatefulSet or DaemonSet, or one that stands alone, may be unready before that is a failure. A
     * Deployment has its own `progressDeadlineSeconds`. Default: 10 minutes.
     * @visibility backend
     */
    patience?: HumanDuration | string;
    /**
     * Kinds to watch beside those that have a rule, for example your own operators'. Judged by their conditions. A cluster
     * that does not serve one is left alone.
     */
    resourceKinds?: Array<{
      /**
       * API group; empty for core.
       * @visibility backend
       */
      group?: string;
      /** @visibility backend */
      kind: string;
    }>;
    /**
     * Annotations and labels, on workload or pod template, that hold a commit hash; the first found counts. Default:
     * `dugnad.dev/commit`, `org.opencontainers.image.revision`. A version label or image tag that is a hash counts as well.
     * @visibility backend
     */
    commitAnnotations?: string[];
    /**
     * How long a rollout is kept after another took its place, and a delivery after it was reported. Default: 2 years.
     * @visibility backend
     */
    historyRetention?: HumanDuration | string;
    /**
     * A failure this long after a rollout was healthy still counts as the change's own. Default: 1 day.
     * @visibility backend
     */
    failureWindow?: HumanDuration | string;
    /**
     * Whether owners are notified when a rollout fails and when it recovers. Default: true.
     * @visibility backend
     */
    notifications?: boolean;
    /**
     * Who sees badges: who may see the workloads (`signed-in`, the default), or everybody who knows a component's name
     * (`public`; then without versions).
     * @visibility backend
     */
    badges?: 'public' | 'signed-in';
    /**
     * Longest that one call may wait for a rollout. Default: 10 minutes.
     * @visibility backend
     */
    longestWait?: HumanDuration | string;
  };
}
