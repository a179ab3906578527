export interface Config {
  namespaces?: {
    /** An image-pull secret in every namespace. Left out: none. */
    imagePullSecret?: {
      /** The Secret of type `kubernetes.io/dockerconfigjson` that is copied. It lives in each cluster. */
      source: {
        /** @visibility backend */
        namespace: string;
        /** @visibility backend */
        name: string;
      };
      /**
       * Clusters that have the source. Left out: all.
       * @visibility backend
       */
      clusters?: string[];
    };
  };
}
