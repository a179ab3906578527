/** A moment as people of this language write it, short: time today, with the date otherwise. */
export function formatTime(
  moment: Date,
  language: string,
  now: Date = new Date(),
): string {
  const today = moment.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(today ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(moment);
}
