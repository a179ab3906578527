export interface Config {
  clusters?: {
    /**
     * Entity reference of the group that owns the clusters in the catalog. Default `group:default/platform`.
     * @visibility backend
     */
    owner?: string;
  };
}
