import { createHmac } from 'node:crypto';
import { WorkloadRef } from '@dugnad/plugin-rollouts-common';

type Place = Pick<WorkloadRef, 'cluster' | 'namespace'>;

/** Enough of the hash that no two namespaces share it, short enough to send often. */
const KEY_LENGTH = 22;

/**
 * What signals name: one key per namespace of a cluster. A signal reaches everyone who is signed in, so a key is a keyed hash:
 * who sees a row gets its key with it, to anyone else it says nothing, not even by guessing names.
 */
export class SignalKeys {
  readonly #secret: string;
  readonly #keys = new Map<string, string>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  of({ cluster, namespace }: Place): string {
    const place = `${cluster}/${namespace}`;
    const known = this.#keys.get(place);
    if (known) {
      return known;
    }
    const hash = createHmac('sha256', this.#secret).update(place);
    const key = hash.digest('base64url').slice(0, KEY_LENGTH);
    this.#keys.set(place, key);
    return key;
  }
}
