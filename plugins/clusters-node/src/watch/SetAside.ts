import { toError } from '@backstage/errors';
import { KubernetesObject, ObjectSetAside } from '../types';

const LONGEST_NAME = 253;
const LONGEST_REASON = 200;

/** The objects of one collection in one cluster that could not be kept, each with the reason. */
export class SetAside {
  readonly #objects = new Map<string, ObjectSetAside>();

  /** By the key of the object. */
  get objects(): ReadonlyMap<string, ObjectSetAside> {
    return this.#objects;
  }

  add(key: string, { metadata }: KubernetesObject, error: unknown): void {
    const { name, namespace } = metadata;
    this.#objects.set(key, {
      name: shown(name, LONGEST_NAME),
      ...(typeof namespace === 'string' && {
        namespace: shown(namespace, LONGEST_NAME),
      }),
      reason: shown(toError(error).message, LONGEST_REASON),
    });
  }

  delete(key: string): void {
    this.#objects.delete(key);
  }

  /** Forgets what a whole list did not contain. */
  keepOnly(listed: ReadonlySet<string>): void {
    for (const key of this.#objects.keys()) {
      if (!listed.has(key)) {
        this.#objects.delete(key);
      }
    }
  }
}

/** Without what steers a reader's eyes or is half a character: a reason may quote what somebody wrote. */
function shown(text: string, longest: number): string {
  return text.slice(0, longest).replace(/\p{C}/gu, ' ');
}
