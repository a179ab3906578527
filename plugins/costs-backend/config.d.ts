import { HumanDuration } from '@backstage/types';

export interface Config {
  costs?: {
    /**
     * ISO 4217 code of the currency of every amount. Default `EUR`.
     * @visibility backend
     */
    currency?: string;
    /**
     * Time zone in which days and months begin, for example `Europe/Oslo`. Default `UTC`.
     * @visibility backend
     */
    timeZone?: string;
    /**
     * What one unit of each resource of a server is worth relative to the others; only ratios matter. Default: those of
     * OpenCost (0.031611 a core, 0.004237 a GiB, 0.95 a GPU).
     */
    basePrices?: {
      /** @visibility backend */
      perCpuCore?: number;
      /** @visibility backend */
      perMemoryGiB?: number;
      /** @visibility backend */
      perGpu?: number;
    };
    /**
     * The cost centres there are. Others are refused in requests and not booked, but for a group's own (annotation
     * `dugnad.dev/cost-center` of the Group). Without this key any may be charged that no group owns.
     */
    costCentres?: Array<{
      /** @visibility backend */
      id: string | number;
      /**
       * Groups that may charge it, `group:default/forms`. Default: everybody.
       * @visibility backend
       */
      owners?: string[];
    }>;
    /**
     * What devices (extended resources) of servers are worth. The first that fits holds. Whole GPUs (`*\/gpu`) and NVIDIA's MIG
     * slices have defaults; what none fits is set aside with a notice on the pages. A change holds from then on.
     */
    devices?: Array<{
      /**
       * Name of the resource, with `*` for any text: `nvidia.com/mig-1g.*`.
       * @visibility backend
       */
      resource: string;
      /**
       * How many GPUs one counts for: `0.25`. 0 costs nothing and is not told of.
       * @visibility backend
       */
      gpus: number;
    }>;
    /**
     * Namespaces that serve everybody, with `*` for any text: their cost is shared. Default: `kube-*`, `*-system`, `dugnad`
     * and the like.
     * @visibility backend
     */
    sharedNamespaces?: string[];
    /**
     * The bill. More is added on the page by the platform group.
     */
    charges?: Array<{
      /**
       * Stays the same when other fields change, so that what refers to the charge still finds it. Default: cluster and name.
       * @visibility backend
       */
      id?: string;
      /** @visibility backend */
      cluster: string;
      /** @visibility backend */
      name: string;
      /** @visibility backend */
      kind: 'server' | 'storage' | 'network' | 'licence' | 'people' | 'other';
      /**
       * Per period, in the currency: `49.90`. For people `hours` and `rate` instead.
       * @visibility backend
       */
      amount?: string | number;
      /** @visibility backend */
      hours?: number;
      /** @visibility backend */
      rate?: string | number;
      /**
       * Default `month`.
       * @visibility backend
       */
      period?: 'month' | 'year' | 'once';
      /**
       * Months a charge that comes `once` is spread over.
       * @visibility backend
       */
      lifetimeMonths?: number;
      /**
       * First day, `2026-01-01`.
       * @visibility backend
       */
      validFrom: string;
      /**
       * Last day.
       * @visibility backend
       */
      validTo?: string;
      /**
       * The nodes a server charge pays for. Default: all of the cluster.
       */
      nodes?: {
        /** @visibility backend */
        names?: string[];
        /** @visibility backend */
        labels?: { [label: string]: string };
      };
      /**
       * What a storage charge buys, for example `4Ti`.
       * @visibility backend
       */
      capacity?: string;
      /** @visibility backend */
      reference?: string;
    }>;
    sampling?: {
      /**
       * How often the collections are looked at. Default 1 minute.
       * @visibility backend
       */
      interval?: HumanDuration | string;
      /**
       * How often the running hour is written. Default 5 minutes.
       * @visibility backend
       */
      flush?: HumanDuration | string;
    };
    /**
     * Where usage comes from, per cluster. Clusters not listed: `metrics`, the metrics.k8s.io API of the cluster itself.
     */
    usage?: Array<{
      /** @visibility backend */
      cluster: string;
      /** @visibility backend */
      type: 'metrics' | 'prometheus' | 'opencost' | 'none';
      /**
       * Address of Prometheus or OpenCost. Credentials in it are sent as `username` and `password` are.
       * @visibility secret
       */
      url?: string;
      /**
       * Bearer token for that address. Secrets come by reference: `$file`, or from the environment as `${PROMETHEUS_TOKEN}`.
       * @visibility secret
       */
      token?: string;
      /**
       * A file with the token, read before every question: for tokens that are renewed.
       * @visibility backend
       */
      tokenFile?: string;
      /**
       * For basic authentication, in place of a token.
       * @visibility backend
       */
      username?: string;
      /** @visibility secret */
      password?: string;
      /**
       * A file with the password, read before every question.
       * @visibility backend
       */
      passwordFile?: string;
      /**
       * Whose series are meant where one installation serves several (Mimir, Cortex): the header `X-Scope-OrgID`.
       * @visibility backend
       */
      tenant?: string;
      /**
       * Label matchers that choose this cluster's series in Prometheus, for example `cluster="oslo"`.
       * @visibility backend
       */
      selector?: string;
      /**
       * Window of the rate of CPU in Prometheus, and of OpenCost's answer. Default `5m`.
       * @visibility backend
       */
      window?: string;
    }>;
    recommendations?: {
      /**
       * Days looked at. Default 14.
       * @visibility backend
       */
      days?: number;
      /**
       * Default 20.
       * @visibility backend
       */
      cpuHeadroomPercent?: number;
      /**
       * Default 30.
       * @visibility backend
       */
      memoryHeadroomPercent?: number;
    };
    comparison?: {
      /**
       * A JSON file with a price list in place of the one that is shipped.
       * @visibility backend
       */
      priceListFile?: string;
      /**
       * What people may also change on the page.
       */
      assumptions?: {
        /** @visibility backend */
        egressGBPerMonth?: number;
        /** @visibility backend */
        natGBPerMonth?: number;
        /** @visibility backend */
        packingPercent?: number;
        /**
         * The organisation's currency per unit of the price list's: `0.92`.
         * @visibility backend
         */
        exchangeRate?: number;
        /** @visibility backend */
        peopleHoursPerMonth?: number;
        /**
         * Per hour, in the organisation's currency.
         * @visibility backend
         */
        peopleRate?: string | number;
      };
    };
  };
}
