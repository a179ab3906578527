import { FieldDifference } from './diffObject';

/** Field by field, for people: `spec.hard.pods is "50" instead of "20"`. */
export function describeDifferences(differences: FieldDifference[]): string {
  return differences
    .slice(0, 5)
    .map(({ path, actual, desired }) => {
      const field = path.join('.');
      if (actual === undefined) {
        return `${field} is missing`;
      }
      return desired === undefined
        ? `${field} was added`
        : `${field} is ${short(actual)} instead of ${short(desired)}`;
    })
    .join('; ');
}

/** The two sides of differences, keyed by path, for the history. */
export function sidesOf(differences: FieldDifference[]) {
  const side = (pick: 'actual' | 'desired') =>
    Object.fromEntries(
      differences.map(difference => [
        difference.path.join('.'),
        difference[pick] ?? null,
      ]),
    );
  return { before: side('actual'), after: side('desired') };
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
