/** What `{#id .class key=value}` says. */
export type Attributes = {
  id?: string;
  classes: string[];
  values: [string, string][];
};

const PART =
  /[ \t]*(?:#([^\s{}"'=.#]+)|\.([^\s{}"'=#]+)|([a-z][\w:-]*)=(?:"([^"}]*)"|'([^'}]*)'|([^\s{}"']+)))/iy;

/** Longer lists are no attribute lists but text. */
const MAX_LENGTH = 500;

/**
 * Reads an attribute list of Python-Markdown (`{#id .class key=value}`, also
 * `{: …}`) that starts at `start`. Undefined where there is none: words in
 * braces that are neither stay text.
 */
export function parseAttributes(
  text: string,
  start: number,
): { attributes: Attributes; end: number } | undefined {
  if (text[start] !== '{') return undefined;
  const close = text.slice(start, start + MAX_LENGTH).indexOf('}');
  const from = text[start + 1] === ':' ? start + 2 : start + 1;
  const end = start + close;
  if (close < 0 || text.slice(from, end).trim() === '') return undefined;
  const attributes: Attributes = { classes: [], values: [] };
  let at = from;
  while (text.slice(at, end).trim() !== '') {
    PART.lastIndex = at;
    const part = PART.exec(text);
    if (!part || PART.lastIndex > end) return undefined;
    add(attributes, part);
    at = PART.lastIndex;
  }
  return { attributes, end: end + 1 };
}

function add(
  attributes: Attributes,
  [, id, name, key, double, single, bare]: RegExpExecArray,
): void {
  if (id) attributes.id = id;
  else if (name) attributes.classes.push(name);
  else attributes.values.push([key.toLowerCase(), double ?? single ?? bare]);
}
