import { posix } from 'path';

const PICTURE = /\.(png|jpe?g|gif|webp|avif|svg)$/i;
const MAX_PICTURES = 50;

/** Paths of the pictures a text shows, as far as they lie beside or below it. */
export function picturesOf(text: string): string[] {
  const addresses = [
    ...text.matchAll(/!\[[^\]\n]{0,500}\]\(\s*<?([^\s)>]{1,500})/g),
    ...text.matchAll(/<img\s[^>]{0,500}?src="([^"]{1,500})"/gi),
  ].map(([, address]) => address);
  const paths = addresses
    .filter(address => !/^([a-z][a-z0-9+.-]*:|\/|#)/i.test(address))
    .map(address => posix.normalize(address.replace(/[?#].*$/s, '')))
    .filter(path => PICTURE.test(path) && !path.startsWith('..'));
  return [...new Set(paths)].slice(0, MAX_PICTURES);
}
