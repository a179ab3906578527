import { NamespaceObjectsProvider } from '@dugnad/plugin-namespaces-node';
import { ImagePullSecretConfig } from './config';

/** Name of the copy in every namespace; the shipped rights name it too. */
export const IMAGE_PULL_SECRET = 'dugnad-image-pull';

/** One Secret of type `kubernetes.io/dockerconfigjson` per claim, with the data of the configured source. */
export function imagePullSecretProvider({
  source,
  clusters,
}: ImagePullSecretConfig): NamespaceObjectsProvider {
  return {
    id: 'image-pull-secret',
    // Watching Secrets would hand the portal all of them
    kinds: [{ group: '', kind: 'Secret', watch: false }],
    objects: ({ cluster }) =>
      clusters && !clusters.includes(cluster)
        ? []
        : [
            {
              role: 'copy',
              copyOf: source,
              object: {
                apiVersion: 'v1',
                kind: 'Secret',
                metadata: { name: IMAGE_PULL_SECRET },
                type: 'kubernetes.io/dockerconfigjson',
              },
            },
          ],
  };
}
