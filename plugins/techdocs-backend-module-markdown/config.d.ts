import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  techdocs?: {
    markdown?: {
      /**
       * Building documentation nobody has opened yet, so that search finds it.
       */
      prebuild?: {
        /**
         * Default true; never with `techdocs.builder: external`.
         * @visibility backend
         */
        enabled?: boolean;
        /**
         * Default 10 seconds after the start, then every minute. What was
         * built less than ten minutes ago is left alone.
         * @visibility backend
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
