import { InputError } from '@backstage/errors';

/** One thing wrong with what was sent. */
export interface InputProblem {
  /** Path of the field, for example `quota.cpu`; empty for the whole input. */
  field: string;
  /** Stable identifier of the rule. */
  rule: string;
  /** Names the field and the rule, in English. */
  message: string;
  /** Values for a translated message. */
  values?: Record<string, string>;
}

/** 400 with the single problems, for a form to show beside its fields. */
export class RefusedInputError extends InputError {
  readonly problems: InputProblem[];

  constructor(problems: InputProblem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.name = 'InputError';
    this.problems = problems;
  }
}
