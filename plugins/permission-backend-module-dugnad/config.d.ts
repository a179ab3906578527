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
      /**
       * `spec.type` of the groups that members of the groups below them act
       * for. Default: `team`, so a sub-team belongs to its team, and nobody
       * acts for the whole organisation by working in it.
       * @visibility backend
       */
      inheritedGroupTypes?: string[];
    };
  };
}
