import { Requirement, Selector } from './Selector';

type Labels = Readonly<Record<string, string>>;

/** NaN, which is neither above nor below anything, for what is no whole number. */
function numberOf(value = ''): number {
  return /^-?\d{1,15}$/.test(value) ? Number(value) : NaN;
}

function meets(labels: Labels, requirement: Requirement): boolean {
  const { key } = requirement;
  // Not `key in labels`: every object has a "constructor"
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (requirement.operator) {
    case 'exists':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case 'in':
      return value !== undefined && requirement.values.includes(value);
    case 'notin':
      return value === undefined || !requirement.values.includes(value);
    case 'above':
      return numberOf(value) > requirement.value;
    default:
      return numberOf(value) < requirement.value;
  }
}

/** Whether labels meet every requirement of a selector; none at all is met by nothing. */
export function matchesSelector(labels: Labels, selector: Selector): boolean {
  return (
    selector.length > 0 &&
    selector.every(requirement => meets(labels, requirement))
  );
}
