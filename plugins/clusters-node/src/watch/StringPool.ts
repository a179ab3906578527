const MAX_STRINGS = 20_000;
const MAX_LENGTH = 256;

/**
 * Keeps one copy of strings that repeat over thousands of objects: namespaces, nodes, images, owners. Emptied when full, so its
 * own memory is bounded; what is already shared stays shared.
 */
export class StringPool {
  readonly #strings = new Map<string, string>();

  share(text: string): string {
    if (text.length > MAX_LENGTH) {
      return text;
    }
    const known = this.#strings.get(text);
    if (known !== undefined) {
      return known;
    }
    if (this.#strings.size >= MAX_STRINGS) {
      this.#strings.clear();
    }
    this.#strings.set(text, text);
    return text;
  }

  /** Replaces the strings inside plain objects and arrays, in place: the value is equal before and after. */
  shareWithin(value: unknown): void {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === 'string') {
        Reflect.set(value, key, this.share(child));
      } else {
        this.shareWithin(child);
      }
    }
  }
}
