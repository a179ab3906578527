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
  let nested: unknown = 'a\u0000b';
  for (let depth = 0; depth < 50_000; depth++) {
    nested = [nested];
  }
  expect(() => parseInput(z.unknown(), { entityRef: nested })).toThrow(
    /^input: must not hold the character U\+0000$/,
  );
});
