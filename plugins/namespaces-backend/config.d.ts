export interface Config {
  namespaces?: {
    /**
     * Named plans a claim chooses from. Quantities as Kubernetes writes them. Left out: `small`, `medium`, `large`.
     */
    sizes?: {
      [name: string]: {
        /** @visibility backend */
        title?: string;
        /** @visibility backend */
        description?: string;
        /**
         * Sum of CPU requests, for example `2` or `500m`.
         * @visibility backend
         */
        cpu: string | number;
        /**
         * Sum of memory requests and of memory limits, for example `4Gi`.
         * @visibility backend
         */
        memory: string;
        /**
         * Sum of volume claims, for example `20Gi`.
         * @visibility backend
         */
        storage: string;
        /** @visibility backend */
        pods: number;
      };
    };
    names?: {
      /**
       * Names nobody may take; `prefix*` and `*suffix` are patterns. Added to the built-in list.
       * @visibility backend
       */
      reserved?: string[];
      /**
       * Most characters of a name; default 63.
       * @visibility backend
       */
      maxLength?: number;
    };
    /**
     * Values offered for data classification. Left out: `open`, `internal`, `confidential`.
     * @visibility backend
     */
    dataClassifications?: string[];
    /**
     * Pod security level of every namespace; default `restricted`.
     * @visibility backend
     */
    podSecurity?: 'privileged' | 'baseline' | 'restricted';
    access?: {
      /**
       * How the API servers name a catalog group: `{name}` and `{namespace}` are the group's. Default `{name}`; with
       * an OIDC groups prefix for example `oidc:{name}`.
       * @visibility backend
       */
      groupSubject?: string;
      /**
       * ClusterRole of the owner group: `view`, `edit` or `admin`; default `edit`.
       * @visibility backend
       */
      ownerRole?: 'view' | 'edit' | 'admin';
      /**
       * Groups (entity references) that may read every namespace (`view`). Left out: none.
       * @visibility backend
       */
      readers?: string[];
      /**
       * Groups (entity references) that administer every namespace (`admin`). Left out: none.
       * @visibility backend
       */
      platform?: string[];
    };
    network?: {
      /**
       * Namespaces whose pods may open connections to a claim's pods. Left out: `ingress-nginx`, `traefik`.
       * @visibility backend
       */
      ingressControllerNamespaces?: string[];
      /**
       * Ranges that stay closed when a claim may reach the internet. Left out: the private, shared and link-local
       * ranges.
       * @visibility backend
       */
      privateRanges?: string[];
    };
    /** What a container gets that states nothing itself. */
    containerDefaults?: {
      /**
       * Default `500m`.
       * @visibility backend
       */
      cpuLimit?: string;
      /**
       * Default `512Mi`.
       * @visibility backend
       */
      memoryLimit?: string;
      /**
       * Default `50m`.
       * @visibility backend
       */
      cpuRequest?: string;
      /**
       * Default `64Mi`.
       * @visibility backend
       */
      memoryRequest?: string;
    };
    drift?: {
      /**
       * What happens to objects that were changed by hand and do not guard anything (limit range, deployer account):
       * `repair` (default) puts them back, `report` waits for "repair". Security objects are always put back.
       * @visibility backend
       */
      policy?: 'repair' | 'report';
    };
    reconcile?: {
      /**
       * Claims worked on at the same time by one backend process; default 8.
       * @visibility backend
       */
      concurrency?: number;
    };
    deploy?: {
      /**
       * Kinds `namespaces:deploy` may apply, as `Kind` or `Kind.group`. Left out: workloads, services, ingresses,
       * configuration, autoscaling, disruption budgets, network policies, volume claims and service accounts.
       * @visibility backend
       */
      kinds?: string[];
    };
  };
}
