export interface Config {
  clusters?: {
    /**
     * Link-local or metadata addresses and host names that clusters may have after all. They are refused otherwise,
     * because such services hand out credentials.
     */
    allowAddresses?: string[];
  };
  kubernetes?: {
    /**
     * Where clusters are found. The portal reads the entries of type `config`, the same as Backstage's Kubernetes plugin, and warns of others.
     */
    clusterLocatorMethods?: Array<{
      type: string;
      clusters?: Array<{
        /** Unique short name. */
        name: string;
        /** Name for people; default: `name`. */
        title?: string;
        /** Address of the API server. May be absent with `authProvider: kubeconfig`. */
        url?: string;
        /**
         * `serviceAccount` (default): `serviceAccountToken`, `serviceAccountTokenFile`, or else the pod's own account.
         * `clientCertificate`: certificate and key. `kubeconfig`: everything from `kubeconfigFile`.
         */
        authProvider?: string;
        /** @visibility secret */
        serviceAccountToken?: string;
        /** File that holds a token and is read again whenever it changes. */
        serviceAccountTokenFile?: string;
        /** PEM, base64. */
        clientCertificateData?: string;
        clientCertificateFile?: string;
        /**
         * PEM, base64.
         * @visibility secret
         */
        clientKeyData?: string;
        clientKeyFile?: string;
        kubeconfigFile?: string;
        /** Default: the file's current context. */
        kubeconfigContext?: string;
        /**
         * Certificate authority of the API server: PEM, base64.
         * @visibility secret
         */
        caData?: string;
        caFile?: string;
        /** Accept any certificate: true or false, also as text. For development only. */
        skipTLSVerify?: boolean | string;
      }>;
    }>;
  };
}
