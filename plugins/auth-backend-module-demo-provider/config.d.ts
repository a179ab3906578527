export interface Config {
  auth?: {
    providers?: {
      demo?: {
        /**
         * People who may be signed in as without a password. Only ever read
         * with `auth.environment: development` and outside
         * NODE_ENV=production; there the backend refuses to start while this
         * section exists.
         */
        development?: {
          /** The people offered, in this order. */
          people: Array<{
            /**
             * Name or entity reference of a catalog user.
             * @visibility backend
             */
            id: string;
            /**
             * What this person shows in the demo, in a few words.
             * @visibility backend
             */
            role?: string;
          }>;
          /**
           * Also answer requests that do not come from this machine. Anyone
           * who reaches the port can then sign in as any of the people.
           * @visibility backend
           */
          dangerouslyAllowRemoteSignIn?: boolean;
        };
      };
    };
  };
}
