export interface Config {
  /** Read here as well, so that a claim cannot charge what would not be booked; see the costs plugin for what each key means. */
  costs?: {
    costCentres?: Array<{
      /** @visibility backend */
      id: string | number;
      /** @visibility backend */
      owners?: string[];
    }>;
  };
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
       * Namespaces that a team's own network policy may let its pods call, for example of databases for everybody. Left out:
       * none; a policy that opens more than the claim was granted is not deployed, and shown as drift where it is made by hand.
       * @visibility backend
       */
      egressNamespaces?: string[];
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
    /**
     * Who gets what without asking. Left out: every well-formed request for a new namespace is approved, and a larger quota
     * passes up to half as much again where use shows the need.
     */
    policy?: {
      /** The first rule that matches decides; none: approved. */
      rules?: Array<{
        /**
         * Stored with every decision it makes.
         * @visibility backend
         */
        name: string;
        /** Whatever is left out matches everything. */
        when?: {
          /**
           * `create`, `resize`, `owner`, `details`, `expiry`. Left out: all of them. A rule with `ingress` or
           * `egressInternet` only matches what touches the network.
           * @visibility backend
           */
          kinds?: string[];
          /**
           * `dev`, `test`, `prod`.
           * @visibility backend
           */
          environments?: string[];
          /**
           * Names of sizes; `custom` is a quota stated in the request.
           * @visibility backend
           */
          sizes?: string[];
          /** @visibility backend */
          clusters?: string[];
          /**
           * Owner groups.
           * @visibility backend
           */
          owners?: string[];
          /**
           * `none`, `controllers`, `cluster`.
           * @visibility backend
           */
          ingress?: string[];
          /** @visibility backend */
          egressInternet?: boolean;
        };
        /** @visibility backend */
        then: 'approve' | 'ask' | 'refuse';
        /**
         * Who is asked: the platform team (default), or the team's own `approvers` as well.
         * @visibility backend
         */
        approvers?: 'platform' | 'team';
        /**
         * Shown to the requester.
         * @visibility backend
         */
        reason?: string;
      }>;
      /** Most that all namespaces of a team hold together, in all clusters. No rule lifts it. */
      teamLimits?: {
        default?: {
          /** @visibility backend */
          cpu?: string | number;
          /** @visibility backend */
          memory?: string;
          /** @visibility backend */
          storage?: string;
          /** @visibility backend */
          pods?: number;
          /**
           * Number of namespaces.
           * @visibility backend
           */
          claims?: number;
        };
        /** By group; instead of the default. */
        teams?: {
          [group: string]: {
            /** @visibility backend */
            cpu?: string | number;
            /** @visibility backend */
            memory?: string;
            /** @visibility backend */
            storage?: string;
            /** @visibility backend */
            pods?: number;
            /** @visibility backend */
            claims?: number;
          };
        };
        /**
         * What happens past the limit: `ask` (default) the platform team, or `refuse`.
         * @visibility backend
         */
        exceeded?: 'ask' | 'refuse';
      };
      /** What clusters may promise, by name. */
      clusters?: {
        [name: string]: {
          /**
           * How many times over what the nodes can hold may be promised to all claims together. A resource left out is not
           * limited; a single quota beyond the whole cluster is refused always.
           */
          overcommit?: {
            /** @visibility backend */
            cpu?: number;
            /** @visibility backend */
            memory?: number;
            /** @visibility backend */
            storage?: number;
            /** @visibility backend */
            pods?: number;
          };
          /**
           * Storage the cluster has, for example `2Ti`: its nodes do not tell.
           * @visibility backend
           */
          storage?: string;
          /**
           * What happens past the overcommit: `refuse` (default), or `ask` the platform team.
           * @visibility backend
           */
          exceeded?: 'ask' | 'refuse';
        };
      };
      /** How long namespaces live, by environment (`dev`, `test`, `prod`). */
      expiry?: {
        [environment: string]: {
          /**
           * What a request without an expiry gets. Left out: `maxDays`, or none.
           * @visibility backend
           */
          defaultDays?: number;
          /**
           * The longest a request may ask for.
           * @visibility backend
           */
          maxDays?: number;
        };
      };
      /**
       * Groups that approve for a team where a rule says `approvers: team`, by team.
       */
      approvers?: {
        /** @visibility backend */
        [group: string]: string[];
      };
      /**
       * Days until a request nobody decides times out; default 14.
       * @visibility backend
       */
      timeoutDays?: number;
      /** When a larger quota passes without asking. */
      increase?: {
        /**
         * Largest step, in percent of what there is; default 50.
         * @visibility backend
         */
        maxPercent?: number;
        /**
         * Least mean use of the CPU quota, in percent; default 35.
         * @visibility backend
         */
        cpuPercent?: number;
        /**
         * Least mean use of the memory quota, in percent; default 35.
         * @visibility backend
         */
        memoryPercent?: number;
        /**
         * Least share of the storage quota that volumes claim, in percent; default 80.
         * @visibility backend
         */
        storagePercent?: number;
        /**
         * Days that are looked back; default 14. Use has to be measured on at least 70 % of them.
         * @visibility backend
         */
        windowDays?: number;
      };
    };
    price?: {
      /**
       * Plugin that answers `POST /quotes` and `POST /budgets/check`, for example `costs`. Left out: prices are unknown and no
       * budget is asked.
       * @visibility backend
       */
      plugin?: string;
    };
    drift?: {
      /**
       * What happens to objects that were changed by hand and do not guard anything (limit range, deployer account):
       * `repair` (default) puts them back, `report` waits for "repair". Security objects are always put back.
       * @visibility backend
       */
      policy?: 'repair' | 'report';
    };
    expiry?: {
      /**
       * Days before a namespace's end at which its owners are warned; default 30, 7 and 1.
       * @visibility backend
       */
      warnDays?: number[];
      /**
       * Days between the end and deletion: its network is closed and its workloads are stopped, and everything can be
       * undone. Default 14. An end that was announced stays as it is when this changes.
       * @visibility backend
       */
      graceDays?: number;
      /**
       * Days from now that an extension gives which states no date; default 90.
       * @visibility backend
       */
      extendDays?: number;
    };
    reconcile?: {
      /**
       * Claims worked on at the same time by one backend process; default 8.
       * @visibility backend
       */
      concurrency?: number;
    };
    connect?: {
      /**
       * Longest life, in hours, of a token handed to a person or a pipeline; default 8. Somebody who leaves the owner
       * group keeps access with a token they have for at most this long.
       * @visibility backend
       */
      maxHours?: number;
    };
    /** Settings of single clusters, by the name they have under `kubernetes:`. */
    clusters?: {
      [name: string]: {
        /**
         * Address of the API server for people, where it differs from the portal's.
         * @visibility backend
         */
        publicUrl?: string;
        /**
         * PEM of its certificate authority, base64. Left out: the portal's, or none beside `publicUrl`.
         * @visibility backend
         */
        publicCaData?: string;
        /** How people sign in with `kubectl oidc-login`. Left out: they get short-lived tokens. */
        oidc?: {
          /** @visibility backend */
          issuerUrl: string;
          /** @visibility backend */
          clientId: string;
          /** @visibility backend */
          extraScopes?: string[];
        };
        /**
         * `apply` (default): the portal writes to the cluster. `git`: it commits the same objects to a repository, from
         * where a GitOps tool takes them.
         * @visibility backend
         */
        write?: 'apply' | 'git';
        /** Needed for `write: git`. Credentials come from `integrations`. */
        git?: {
          /** @visibility backend */
          repository: string;
          /**
           * Default `main`.
           * @visibility backend
           */
          branch?: string;
          /**
           * Folder that holds a folder per claim; default the top.
           * @visibility backend
           */
          path?: string;
          /**
           * After this many minutes what has not arrived counts as missing; default 15.
           * @visibility backend
           */
          arriveWithinMinutes?: number;
          /** Author of the commits; default `Dugnad <dugnad@localhost>`. */
          author?: {
            /** @visibility backend */
            name: string;
            /** @visibility backend */
            email: string;
          };
        };
      };
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
