import { InputError } from '@backstage/errors';

/** Deeper than any object that a cluster keeps, and shallow enough for everybody who walks through it. */
const MAX_DEPTH = 90;
/** Characters and values after every alias is replaced by what it stands for. */
const MAX_WEIGHT = 16 * 1024 * 1024;

/**
 * Checks parsed YAML, in which aliases share what they stand for: it must stay of a size, end somewhere, and be what JSON can
 * hold. Throws `InputError` otherwise.
 */
export function checkPlainContent(content: unknown): void {
  const known = new Map<object, number>();
  const open = new Set<object>();

  function weigh(value: unknown, depth: number): number {
    if (typeof value !== 'object' || value === null) {
      return typeof value === 'string' ? value.length + 1 : 1;
    }
    if (open.has(value)) {
      throw new InputError('an alias in it stands for something around itself');
    }
    if (depth > MAX_DEPTH) {
      throw new InputError(`it is nested more than ${MAX_DEPTH} levels deep`);
    }
    const before = known.get(value);
    if (before !== undefined) {
      return before;
    }
    open.add(value);
    let weight = 1;
    for (const [key, child] of entriesOf(value)) {
      weight += key.length + weigh(child, depth + 1);
      if (weight > MAX_WEIGHT) {
        throw new InputError(
          'its aliases, once written out, make it larger than 16 MB; write less or use fewer aliases',
        );
      }
    }
    open.delete(value);
    known.set(value, weight);
    return weight;
  }

  weigh(content, 0);
}

function entriesOf(value: object): [string, unknown][] {
  const prototype = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype) {
    throw new InputError(
      'it uses a tag such as !!set or !!omap, which Kubernetes does not read',
    );
  }
  return Object.entries(value);
}
