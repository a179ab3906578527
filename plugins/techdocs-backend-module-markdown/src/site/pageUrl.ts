/**
 * Address of a page relative to the site: `guide/start.md` → `guide/start/`,
 * `guide/index.md` and `guide/README.md` → `guide/`, `index.md` → empty.
 */
export function pageUrl(path: string): string {
  const withoutEnding = path.replace(/\.md$/i, '');
  const folder = withoutEnding.replace(/(^|\/)(index|readme)$/i, '$1');
  return folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
}

/** Way from the address of one page to a file or address of the site. */
export function relativeUrl(fromUrl: string, to: string): string {
  const from = fromUrl.split('/').slice(0, -1);
  const target = to.split('/');
  let common = 0;
  while (
    common < from.length &&
    common < target.length - 1 &&
    from[common] === target[common]
  ) {
    common += 1;
  }
  const up = '../'.repeat(from.length - common);
  return `${up}${target.slice(common).join('/')}` || './';
}
