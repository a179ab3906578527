import { HumanDuration } from '@backstage/types';

export interface Config {
  clusters?: {
    /**
     * The least time between two announcements of cluster changes to open pages: a duration such as `5s`, or its parts.
     * Default 2 seconds.
     * @visibility backend
     */
    announceInterval?: HumanDuration | string;
  };
}
