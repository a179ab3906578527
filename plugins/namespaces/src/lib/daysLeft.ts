const DAY_MS = 86_400_000;

/** Days until a moment, begun ones included; 0 once it has passed. */
export function daysLeft(iso: string, now: Date): number {
  return Math.max(0, Math.ceil((Date.parse(iso) - now.getTime()) / DAY_MS));
}

/** The day `days` after a moment, or after now where that moment has passed, as a date such as 2027-06-30. */
export function daysAfter(
  iso: string | undefined,
  days: number,
  now: Date,
): string {
  const from = Math.max(now.getTime(), iso ? Date.parse(iso) : 0);
  return new Date(from + days * DAY_MS).toISOString().slice(0, 10);
}
