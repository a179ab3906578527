/** A part of a line, and whether it is what was looked for. */
export interface LinePart {
  text: string;
  match: boolean;
}

/** Cuts a line at every place that contains the words, whatever their case. Pure. */
export function splitMatches(line: string, words: string): LinePart[] {
  if (!words) return [{ text: line, match: false }];
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return line
    .split(new RegExp(`(${pattern})`, 'gi'))
    .map((text, index) => ({ text, match: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
