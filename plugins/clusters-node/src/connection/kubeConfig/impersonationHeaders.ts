import { KubeConfigUser } from './kubeConfigSchema';

/** The headers that ask an API server to act as somebody else (`as`, `as-uid`, `as-groups`, `as-user-extra`). */
export function impersonationHeaders(
  user: KubeConfigUser,
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  if (user.as) {
    headers['impersonate-user'] = user.as;
  }
  if (user['as-uid']) {
    headers['impersonate-uid'] = user['as-uid'];
  }
  if (user['as-groups']?.length) {
    headers['impersonate-group'] = user['as-groups'];
  }
  for (const [key, values] of Object.entries(user['as-user-extra'] ?? {})) {
    headers[`impersonate-extra-${encodeURIComponent(key.toLowerCase())}`] =
      values;
  }
  return headers;
}
