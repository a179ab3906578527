type Labels = Record<string, string>;

const SET_REQUIREMENT = /^\s*(\S+)\s+(in|notin)\s*\(([^)]*)\)\s*$/;
const EQUALITY_REQUIREMENT = /^\s*([^!=\s]+)\s*(==|=|!=)\s*(\S*)\s*$/;

/** Splits at commas that are not inside parentheses. */
function requirementsOf(selector: string): string[] {
  return selector.split(/,(?![^(]*\))/).filter(part => part.trim() !== '');
}

function meets(labels: Labels, requirement: string): boolean {
  const set = SET_REQUIREMENT.exec(requirement);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    const included = key in labels && values.includes(labels[key]);
    return operator === 'in' ? included : !included;
  }
  const equality = EQUALITY_REQUIREMENT.exec(requirement);
  if (equality) {
    const [, key, operator, value] = equality;
    return (labels[key] === value) === (operator !== '!=');
  }
  const key = requirement.trim();
  return key.startsWith('!') ? !(key.slice(1).trim() in labels) : key in labels;
}

/**
 * Whether labels meet a label selector, in the syntax of the Kubernetes API (`a=b,c!=d,e in (f,g),h,!i`). An empty selector
 * matches nothing here: a component that says nothing would otherwise own everything.
 */
export function matchesSelector(labels: Labels, selector: string): boolean {
  const requirements = requirementsOf(selector);
  return (
    requirements.length > 0 &&
    requirements.every(requirement => meets(labels, requirement))
  );
}
