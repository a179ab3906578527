/** Whether labels match an equality-based selector (`a=b,c!=d,e`), which is all that `kubectl top -l` needs. */
export function matchesSelector(
  labels: Record<string, string>,
  selector: string,
): boolean {
  if (!selector) return true;
  return selector.split(',').every(term => {
    const match = /^\s*([^=!\s]+)\s*(?:(==?|!=)\s*(\S*))?\s*$/.exec(term);
    if (!match) return false;
    const [, key, operator, value = ''] = match;
    if (!operator) return Object.hasOwn(labels, key);
    return (labels[key] === value) === (operator !== '!=');
  });
}
