/** A number as it may be said of so many: what a status says wrongly, or of more than are wanted, makes no sense in words. */
export function within(most: number, number: number): number {
  return Math.max(0, Math.min(most, number));
}
