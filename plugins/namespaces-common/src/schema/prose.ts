import { z } from 'zod';

/** No control characters but tabs and line breaks: PostgreSQL refuses some of them, and nobody means them. */
// eslint-disable-next-line no-control-regex -- they are what is refused
export const PROSE = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;
/** Message beside `PROSE`. */
export const NOT_PROSE = 'must not hold control characters';

/** Text a person wrote. */
export const proseSchema = z.string().regex(PROSE, NOT_PROSE);

/** A catalog reference as a caller writes it; the backend normalises it. */
export const entityRefSchema = proseSchema
  .trim()
  .min(1, 'must name an entity, for example group:default/forms')
  .max(300);

/** One value or several of a query parameter that may be repeated. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).optional(),
  );
