import { ClusterConfig } from '../config';
import { ClusterCredentials } from './ClusterCredentials';
import { DirectCredentials } from './DirectCredentials';
import { KubeConfigCredentials } from './kubeConfig/KubeConfigCredentials';

/** Credentials of one configured cluster. Throws `InputError` where its configuration cannot be used. */
export function createCredentials(config: ClusterConfig): ClusterCredentials {
  return config.authentication.type === 'kubeconfig'
    ? new KubeConfigCredentials(config, config.authentication)
    : new DirectCredentials(config);
}
