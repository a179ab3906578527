/** Whether a name matches one of the patterns, in which `*` is any text. */
export function matchesPattern(name: string, patterns: string[]): boolean {
  return patterns.some(pattern => {
    const [head, ...rest] = pattern.split('*');
    if (rest.length === 0) {
      return name === head;
    }
    const tail = rest[rest.length - 1];
    return (
      name.length >= head.length + tail.length &&
      name.startsWith(head) &&
      name.endsWith(tail)
    );
  });
}
