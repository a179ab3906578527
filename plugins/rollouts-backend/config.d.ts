import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Is it rolled out, and if not, why. */
  rollouts?: {
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
