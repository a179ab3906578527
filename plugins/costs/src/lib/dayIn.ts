/** The calendar day of a moment in a time zone: `2026-02-28`. */
export function dayIn(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(iso));
}
