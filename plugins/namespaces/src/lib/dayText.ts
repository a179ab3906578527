/** The day of a moment, for people: `30 June 2027`. */
export function dayText(iso: string, language: string): string {
  // Plain English would write the month first.
  const region = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(region, { dateStyle: 'long' }).format(
    new Date(iso),
  );
}
