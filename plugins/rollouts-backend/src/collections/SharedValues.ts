const MAX_VALUES = 20_000;
/** Longer ones do not repeat over healthy pods; somebody wrote them. */
const LONGEST = 4_000;

function freeze(value: unknown): void {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
}

/**
 * Keeps one frozen copy of plain values that repeat over thousands of objects: what all healthy pods of a template say alike.
 * Emptied when full, so that its own memory is bounded; what is already shared stays shared.
 */
export class SharedValues {
  readonly #values = new Map<string, unknown>();

  /** The value, or the equal one that was there before. One that is too long to be kept twice stays as it is, not frozen. */
  share<T extends object>(value: T): T {
    const key = JSON.stringify(value);
    if (key.length > LONGEST) {
      return value;
    }
    const known = this.#values.get(key);
    if (isSame(known, value)) {
      return known;
    }
    if (this.#values.size >= MAX_VALUES) {
      this.#values.clear();
    }
    freeze(value);
    this.#values.set(key, value);
    return value;
  }
}

/** Equal JSON is equal plain data. */
function isSame<T extends object>(known: unknown, _like: T): known is T {
  return known !== undefined;
}
