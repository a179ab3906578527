import { z } from 'zod';
import { parseInput } from './parseInput';

const schema = z.object({ limit: z.coerce.number().max(100) }).strict();

it('gives what the schema makes of the input', () => {
  expect(parseInput(schema, { limit: '20' })).toEqual({ limit: 20 });
});

it.each([
  [{ limit: 200 }, /^limit: /],
  [{ limit: 1, color: 'red' }, /^input: .*color/],
])('names everything wrong with %j', (input, message) => {
  expect(() => parseInput(schema, input)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringMatching(message),
    }),
  );
});

it('refuses what no database keeps, however deep it hides', () => {
  let hidden: unknown = 'a\u0000b';
  for (let depth = 0; depth < 50_000; depth++) {
    hidden = [hidden];
  }
  expect(() => parseInput(z.unknown(), { entityRef: hidden })).toThrow(
    /^input: must not hold the character U\+0000$/,
  );
});

it('refuses it in a key as well', () => {
  expect(() =>
    parseInput(z.record(z.string(), z.string()), { 'a\u0000': 'b' }),
  ).toThrow('must not hold the character U+0000');
});

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) {
    value = { a: value };
  }
  return value;
}

it('takes 100 levels', () => {
  const value = nested(100);
  expect(parseInput(z.unknown(), value)).toBe(value);
});

it.each([101, 5_000])('refuses %i levels before anything walks them', depth => {
  expect(() => parseInput(z.unknown(), nested(depth))).toThrow(
    'nested too deep; at most 100 levels',
  );
});

describe('a field that no schema knows', () => {
  const place = z.object({ cluster: z.string() });

  it.each<[string, z.ZodType, unknown, string]>([
    [
      'in an object',
      place,
      { cluster: 'oslo', color: 1 },
      'input: Unrecognized key: "color"',
    ],
    [
      'deep inside',
      z.object({ at: z.object({ place }) }),
      { at: { place: { cluster: 'oslo', color: 1 } } },
      'at.place: Unrecognized key: "color"',
    ],
    [
      'in an item of a list',
      z.object({ places: z.array(place) }),
      { places: [{ cluster: 'oslo' }, { cluster: 'oslo', color: 1 }] },
      'places.1: Unrecognized key: "color"',
    ],
    [
      'behind a default and a transformation',
      z
        .object({ place: place.optional().default({ cluster: 'oslo' }) })
        .transform(value => value.place),
      { place: { cluster: 'oslo', color: 1 } },
      'place: Unrecognized key: "color"',
    ],
    [
      'in the option of a union that fits',
      z.union([z.object({ size: z.string() }), place]),
      { cluster: 'oslo', color: 1 },
      'input: Unrecognized key: "color"',
    ],
    [
      'in a value of a record',
      z.record(z.string(), place),
      { a: { cluster: 'oslo', color: 1 } },
      'a: Unrecognized key: "color"',
    ],
  ])('is refused %s', (_, form, input, message) => {
    expect(() => parseInput(form, input)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message,
        problems: [expect.objectContaining({ message, rule: 'input' })],
      }),
    );
  });

  it.each<[string, z.ZodType, unknown]>([
    ['a schema that lets others pass', z.looseObject({}), { color: 'red' }],
    ['a record', z.record(z.string(), z.unknown()), { color: { deep: 1 } }],
    ['an absent optional', z.object({ place: place.optional() }), {}],
    ['a null', z.object({ place: place.nullable() }), { place: null }],
  ])('is none for %s', (_, form, input) => {
    expect(parseInput(form, input)).toEqual(input);
  });
});
