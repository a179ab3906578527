import { RecordedCall } from './startRecordingProxy';

/** The right an API call needs: `verb group/resource[/subresource] [name]`; undefined for discovery and questions about oneself. */
export function rightOf({ method, url }: RecordedCall) {
  const { pathname, searchParams } = new URL(url, 'https://api');
  const [root, ...rest] = pathname.split('/').filter(Boolean);
  const [group, ...tail] = root === 'api' ? ['', ...rest] : rest;
  const [, ...path] = tail;
  if (path.length === 0 || group === 'authorization.k8s.io') {
    return undefined;
  }
  const inNamespace = path[0] === 'namespaces' && path.length > 2;
  const [plural, name, subresource] = inNamespace ? path.slice(2) : path;
  const resource = subresource ? `${plural}/${subresource}` : plural;
  return { group, resource, name, verb: verbOf(method, name, searchParams) };
}

function verbOf(
  method: string,
  name: string | undefined,
  query: URLSearchParams,
): string {
  if (method === 'GET') {
    const many = query.get('watch') === 'true' ? 'watch' : 'list';
    return name ? 'get' : many;
  }
  const verbs: Record<string, string> = {
    POST: 'create',
    PUT: 'update',
    PATCH: 'patch',
    DELETE: 'delete',
  };
  return verbs[method] ?? method;
}
