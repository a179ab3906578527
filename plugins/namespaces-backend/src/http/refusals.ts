import { ConflictError, NotAllowedError } from '@backstage/errors';
import { RefusedInputError } from '@dugnad/plugin-backend-kit-node';
import { Problem } from '@dugnad/plugin-namespaces-common';

/** 409 with the single problems. */
export class TakenError extends ConflictError {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.name = 'ConflictError';
    this.problems = problems;
  }
}

/** 403 with the single problems. */
export class NotYoursError extends NotAllowedError {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.name = 'NotAllowedError';
    this.problems = problems;
  }
}

const TAKEN_RULES = [
  'already-requested',
  'name-taken',
  'name-foreign',
  'name-kept',
];

/** The error that tells a caller why a request was refused. */
export function refusal(problems: Problem[]): Error {
  if (problems.every(({ rule }) => rule === 'owner-member')) {
    return new NotYoursError(problems);
  }
  return problems.every(({ rule }) => TAKEN_RULES.includes(rule))
    ? new TakenError(problems)
    : new RefusedInputError(problems);
}
