/** What gives a field its error message; `isInvalid` in addition would silence it. */
export interface FieldCheck {
  validationBehavior: 'aria';
  validate: () => string[] | null;
  onBlur: () => void;
}

/** The check of each field. */
export type Checks = (field: string) => FieldCheck;

/** Checks of a form that leaves judging to the backend. */
export const unchecked: Checks = () => ({
  validationBehavior: 'aria',
  validate: () => null,
  onBlur: () => {},
});
