import { z } from 'zod';

/** Where a field is that the schema does not know. */
export type FieldPath = PropertyKey[];

type Schema = z.core.$ZodType;

/**
 * Fields of `input` that an object of `schema` neither names nor lets pass (`z.looseObject`), at any depth. What a plain
 * `z.object` would drop in silence is a typing error of the caller. `input` must have passed `schema`.
 */
export function unknownFields(
  schema: Schema,
  input: unknown,
  path: FieldPath = [],
): FieldPath[] {
  if (schema instanceof z.core.$ZodObject) {
    return ofObject(schema, input, path);
  }
  if (schema instanceof z.core.$ZodArray) {
    const { element } = schema._zod.def;
    return isList(input)
      ? input.flatMap((one, i) => unknownFields(element, one, [...path, i]))
      : [];
  }
  if (schema instanceof z.core.$ZodRecord) {
    const { valueType } = schema._zod.def;
    return entriesOf(input).flatMap(([key, one]) =>
      unknownFields(valueType, one, [...path, key]),
    );
  }
  if (schema instanceof z.core.$ZodUnion) {
    const chosen = schema._zod.def.options.find(
      option => z.safeParse(option, input).success,
    );
    return chosen ? unknownFields(chosen, input, path) : [];
  }
  const inner = innerOf(schema);
  return inner ? unknownFields(inner, input, path) : [];
}

function ofObject(
  schema: z.core.$ZodObject,
  input: unknown,
  path: FieldPath,
): FieldPath[] {
  const { shape, catchall } = schema._zod.def;
  return entriesOf(input).flatMap(([key, value]) => {
    if (Object.hasOwn(shape, key)) {
      return unknownFields(shape[key], value, [...path, key]);
    }
    return catchall ? [] : [[...path, key]];
  });
}

/** The schema that reads the input itself, below what only wraps or refines it. */
function innerOf(schema: Schema): Schema | undefined {
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodPrefault ||
    schema instanceof z.core.$ZodReadonly ||
    schema instanceof z.core.$ZodCatch
  ) {
    return schema._zod.def.innerType;
  }
  return schema instanceof z.core.$ZodPipe ? schema._zod.def.in : undefined;
}

function isList(input: unknown): input is unknown[] {
  return Array.isArray(input);
}

function entriesOf(input: unknown): [string, unknown][] {
  return typeof input === 'object' && input !== null && !isList(input)
    ? Object.entries(input)
    : [];
}
