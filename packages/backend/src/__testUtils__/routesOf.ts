/** The part of Express's own bookkeeping that says what is mounted where. */
type Layer = {
  regexp: RegExp & { fast_slash?: boolean };
  handle: unknown;
  route?: { path: string | string[]; methods: Record<string, boolean> };
};

/** Every route below a router, as `GET /path/:parameter`. A router hidden within a function of its own is not seen. */
export function routesOf(router: unknown, prefix = ''): string[] {
  return stackOf(router).flatMap(({ handle, regexp, route }) => {
    if (!route) return routesOf(handle, `${prefix}${pathOf(regexp)}`);
    return [route.path]
      .flat()
      .flatMap(path =>
        Object.keys(route.methods).map(
          method => `${method.toLocaleUpperCase('en')} ${prefix}${path}`,
        ),
      );
  });
}

function stackOf(router: unknown): Layer[] {
  return hasStack(router) ? router.stack : [];
}

function hasStack(router: unknown): router is { stack: Layer[] } {
  return (
    typeof router === 'function' &&
    'stack' in router &&
    Array.isArray(router.stack)
  );
}

/** Express keeps the path that a router is mounted at as an expression only. */
function pathOf(regexp: Layer['regexp']): string {
  if (regexp.fast_slash) return '';
  return regexp.source
    .replace(/^\^/, '')
    .replace(/\\\/\?\(\?=\\\/\|\$\)$/, '')
    .replace(/\\(.)/g, '$1');
}
