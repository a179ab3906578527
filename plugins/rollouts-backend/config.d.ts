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
  };
}
