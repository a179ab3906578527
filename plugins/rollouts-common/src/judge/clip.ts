/** Longer words than this are nobody's to read, and everybody's to store and send. */
const LONGEST_QUOTE = 1_000;

/** Words from a cluster, cut to a length a page can show and a pattern can search. */
export function clip(text: string): string {
  return text.length > LONGEST_QUOTE
    ? `${text.slice(0, LONGEST_QUOTE)}…`
    : text;
}
