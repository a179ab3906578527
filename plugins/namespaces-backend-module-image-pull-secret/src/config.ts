import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Where the image-pull secret comes from. */
export interface ImagePullSecretConfig {
  source: { namespace: string; name: string };
  /** Clusters that have the source; undefined means all. */
  clusters?: string[];
}

const KEY = 'namespaces.imagePullSecret';
const NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/** Reads `namespaces.imagePullSecret`; undefined where it is not set. Throws `InputError` that names the offending key. */
export function readImagePullSecretConfig(
  rootConfig: Config,
): ImagePullSecretConfig | undefined {
  const config = rootConfig.getOptionalConfig(KEY);
  return (
    config && {
      source: {
        namespace: name(config, 'source.namespace'),
        name: name(config, 'source.name'),
      },
      clusters: config.getOptionalStringArray('clusters'),
    }
  );
}

function name(config: Config, key: string): string {
  const text = config.getString(key);
  if (!NAME.test(text)) {
    throw new InputError(
      `Configuration ${KEY}.${key}: "${text}" is not a valid Kubernetes name`,
    );
  }
  return text;
}
