const LONGEST_NAME = 63;
const LONGEST_PREFIX = 253;
const NAME = /^[A-Za-z0-9_.-]+$/;
const ENDS = /^[A-Za-z0-9]$/;

function isName(text: string): boolean {
  return (
    text.length <= LONGEST_NAME &&
    NAME.test(text) &&
    ENDS.test(text[0]) &&
    ENDS.test(text[text.length - 1])
  );
}

/** Whether the API server would take it for a label's value. */
export function isLabelValue(text: string): boolean {
  return text === '' || isName(text);
}

/** Whether the API server would take it for a label's key: a name, with or without the prefix `domain/`. */
export function isLabelKey(text: string): boolean {
  const slash = text.indexOf('/');
  const prefix = text.slice(0, Math.max(slash, 0));
  const hasPrefix =
    slash > 0 && prefix.length <= LONGEST_PREFIX && NAME.test(prefix);
  return (slash < 0 || hasPrefix) && isName(text.slice(slash + 1));
}
