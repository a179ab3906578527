import { parseArgs } from 'node:util';
import { UserError } from './UserError.mjs';

const CHOICES = ['newest', 'oldest'];

/** Reads what follows `npm test --`: path patterns, and on which end of the versions of Kubernetes they run, if on one. */
export function parseTestFlags(args) {
  const { values, positionals } = parse(args);
  const { kubernetes } = values;
  if (kubernetes !== undefined && !CHOICES.includes(kubernetes))
    throw new UserError(
      `--kubernetes ${kubernetes}: give one of ${CHOICES.join(', ')}.`,
    );
  return { patterns: positionals, kubernetes };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { kubernetes: { type: 'string' } },
    });
  } catch (error) {
    throw new UserError(
      `${error.message}\n\nUsage: npm test -- [--kubernetes newest|oldest] [PATTERN …]`,
    );
  }
}
