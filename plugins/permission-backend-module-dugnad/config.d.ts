export interface Config {
  permission?: {
    dugnad?: {
      /**
       * Entity references of the groups that may do everything, for example
       * `group:default/platform`. None when absent.
       * @visibility backend
       */
      platformGroups?: string[];
      /**
       * Who sees namespaces and rollouts: `own` (default) shows people what
       * their groups own, `organisation` shows everyone signed in everything.
       * Changing them stays with the owners either way.
       * @visibility backend
       */
      visibility?: 'own' | 'organisation';
      /**
       * Names of permissions of other plugins that everyone signed in has.
       * Without it a permission this policy does not know belongs to the
       * platform groups alone.
       * @visibility backend
       */
      alsoAllow?: string[];
    };
  };
}
