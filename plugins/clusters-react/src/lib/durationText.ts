const UNITS: [string, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** How long something took, in its largest unit and, below ten of that, the next: `5 days 3 hours`, `14 minutes`, `3 seconds`. */
export function durationText(ms: number, language: string): string {
  const size = Math.max(0, ms);
  const found = UNITS.findIndex(([, unitMs]) => size >= unitMs);
  const first = found < 0 ? UNITS.length - 1 : found;
  const whole = Math.floor(size / UNITS[first][1]);
  const parts = [{ unit: UNITS[first][0], amount: whole }];
  const next = UNITS[first + 1];
  const rest = next && Math.floor((size % UNITS[first][1]) / next[1]);
  if (next && rest && whole < 10) parts.push({ unit: next[0], amount: rest });
  return parts
    .map(({ unit, amount }) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: 'long',
      }).format(amount),
    )
    .join(' ');
}
