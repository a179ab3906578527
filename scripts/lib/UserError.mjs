/** Something the person at the terminal can mend. Its message says what is wrong and what to do; no stack is shown. */
export class UserError extends Error {
  name = 'UserError';
}
