import { NAME_MAX_LENGTH, NameRules, Problem } from './schema';

const RFC_1123_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Options of `namespaceNameProblems`. */
export interface NamespaceNameOptions {
  rules: NameRules;
  /** Prefix of the owner group, for example `maps-`; left out while no owner is chosen. */
  prefix?: string;
}

/**
 * What is wrong with a namespace's name as far as the name alone tells: RFC 1123 label, reserved names, team prefix.
 * Used by the form as one types and by the backend when it decides.
 */
export function namespaceNameProblems(
  name: string,
  { rules, prefix }: NamespaceNameOptions,
): Problem[] {
  const shape = shapeProblem(name, rules);
  if (shape) {
    return [shape];
  }
  return [reservedProblem(name, rules), prefixProblem(name, prefix)].filter(
    found => found !== undefined,
  );
}

function shapeProblem(name: string, rules: NameRules): Problem | undefined {
  const maxLength = Math.min(rules.maxLength, NAME_MAX_LENGTH);
  if (name.length > maxLength) {
    return problem(
      'name-length',
      `Name "${name.slice(0, 80)}" has ${
        name.length
      } characters; at most ${maxLength} are allowed. Choose a shorter name.`,
      { maxLength: String(maxLength), length: String(name.length) },
    );
  }
  if (!RFC_1123_LABEL.test(name)) {
    return problem(
      'name-format',
      `Name "${name}" is not a valid namespace name. Use small letters a–z, digits and dashes, and begin and end with a letter or digit (RFC 1123).`,
      {},
    );
  }
  return undefined;
}

function reservedProblem(name: string, rules: NameRules): Problem | undefined {
  const pattern = rules.reserved.find(reserved => matches(name, reserved));
  return pattern === undefined
    ? undefined
    : problem(
        'name-reserved',
        `Name "${name}" is reserved (${pattern}). Choose a name that begins with your team's prefix and does not match ${pattern}.`,
        { pattern },
      );
}

function prefixProblem(name: string, prefix?: string): Problem | undefined {
  if (!prefix || (name.startsWith(prefix) && name.length > prefix.length)) {
    return undefined;
  }
  return problem(
    'name-prefix',
    `Name "${name}" must begin with the owner's prefix "${prefix}" and go on after it, for example "${prefix}${
      name.slice(0, 20) || 'web'
    }".`,
    { prefix },
  );
}

function matches(name: string, pattern: string): boolean {
  if (pattern.endsWith('*')) {
    return name.startsWith(pattern.slice(0, -1));
  }
  if (pattern.startsWith('*')) {
    return name.endsWith(pattern.slice(1));
  }
  return name === pattern;
}

function problem(
  rule: string,
  message: string,
  values: Record<string, string>,
): Problem {
  return { field: 'name', rule, message, values };
}
