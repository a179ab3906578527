import { ClusterCredentials } from './ClusterCredentials';

/**
 * Bearer `token` towards the API server of `base`. The portal's own client certificate is left out: an API server would
 * believe it before the token.
 */
export function tokenCredentials(
  base: ClusterCredentials,
  token: string,
): ClusterCredentials {
  return {
    url: base.url,
    async current() {
      const { tls, proxyUrl } = await base.current();
      return {
        headers: { authorization: `Bearer ${token}` },
        proxyUrl,
        tls: { ...tls, cert: undefined, key: undefined },
      };
    },
  };
}
