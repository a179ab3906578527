/** Owns repositories; in the portal, one for each team. */
export interface Organisation {
  name: string;
  description: string;
  createdAt: string;
}

export interface Repository {
  owner: string;
  name: string;
  description: string;
  /** Private repositories are seen and cloned with the credentials only. */
  isPrivate: boolean;
  createdAt: string;
  /** Absolute path of the bare repository. */
  directory: string;
}

export interface RepositoryRequest {
  name: string;
  description: string;
  isPrivate: boolean;
  defaultBranch: string;
}
