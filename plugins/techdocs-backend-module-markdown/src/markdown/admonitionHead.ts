/** The first line of an admonition: `!!! note "Title"`. */
export type AdmonitionHead = {
  /** Folds away: `???`, or `???+` where it starts open. */
  folds: boolean;
  open: boolean;
  /** One of the types that have a look of their own; `note` for every other word. */
  type: string;
  /** `inline` and `end`, as Material for MkDocs places boxes beside the text. */
  placement: string[];
  /** Undefined for a box without a title. */
  title: string | undefined;
};

/** Types with a look of their own, and the words Material for MkDocs takes for the same. */
const TYPES = new Map(
  [
    ['note', 'seealso'],
    ['abstract', 'summary', 'tldr'],
    ['info', 'todo'],
    ['tip', 'hint', 'important'],
    ['success', 'check', 'done'],
    ['question', 'help', 'faq'],
    ['warning', 'caution', 'attention'],
    ['failure', 'fail', 'missing'],
    ['danger', 'error'],
    ['bug'],
    ['example'],
    ['quote', 'cite'],
  ].flatMap(words => words.map(word => [word, words[0]])),
);

/** Reads the first line of an admonition as Python-Markdown and pymdownx do; undefined when it is none. */
export function parseAdmonitionHead(line: string): AdmonitionHead | undefined {
  const marker = /^(?:!!!|\?\?\?\+?)/.exec(line)?.[0];
  if (!marker) return undefined;
  const rest = line.slice(marker.length).trim();
  const quote = rest.indexOf('"');
  const closed = rest.length > quote + 1 && rest.endsWith('"');
  if (!rest || (quote >= 0 && !closed)) return undefined;
  const words = (quote < 0 ? rest : rest.slice(0, quote))
    .split(/\s+/)
    .filter(Boolean);
  if (!words.every(word => /^[\p{L}\p{N}_-]+$/u.test(word))) return undefined;
  // Words after the type are classes; without quotes they are a title that Python-Markdown does not know either.
  const placement = words.slice(1).map(word => word.toLowerCase());
  if (quote < 0 && placement.some(word => !/^(inline|end)$/.test(word))) {
    return undefined;
  }
  const name = (words[0] ?? 'note').toLowerCase();
  const title = quote < 0 ? capitalise(name) : rest.slice(quote + 1, -1).trim();
  const folds = marker !== '!!!';
  return {
    folds,
    open: marker === '???+',
    type: TYPES.get(name) ?? 'note',
    placement: placement.filter(word => /^(inline|end)$/.test(word)),
    title: title || (folds ? capitalise(name) : undefined),
  };
}

function capitalise(word: string): string {
  const words = word.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
