import fc from 'fast-check';

/*
 * What somebody could write where the portal reads a name, a number, a list or an annotation. Shared, so that what one family
 * learns to survive all others are tried with.
 */

/** Seed of every test that draws from here: a failure can be looked at again. */
export const HOSTILE_SEED = 20261129;

const MEGABYTE = 1_000_000;

/** Texts that are too long, mean something to JavaScript, a database or a reader's eyes, or are almost a number or a time. */
export const hostileTexts: readonly string[] = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\n\r\u2028',
    '\ufeff',
    '\u202Egpj.exe',
    '\u2066a',
  ],
  ...['\ud83d', '\udc00x', '\u0301'.repeat(500), 'ﷺ'.repeat(500)],
  ...['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'],
  ...[
    'NaN',
    'Infinity',
    '-1',
    '-0',
    '1e999',
    '1e999Mi',
    '0x10',
    '9'.repeat(400),
  ],
  ...['9223372036854775808Ei', '-250m', `1${' '.repeat(5_000)}`, '1_000'],
  ...['2026-13-99T99:99:99Z', '+275760-09-13T00:00:00Z', '-271821-04-20'],
  ...[
    '../../etc/passwd',
    ['javascript', 'alert(1)'].join(':'),
    '<img src=x onerror=x>',
  ],
  ...['${a}', '{{a}}', '%s%n', "'; --", '=cmd()', 'a,b;c\td'],
  ...['group:../..', ':/:', 'group:default/\u202Ex', '/'.repeat(5_000)],
  ...[
    'a in (',
    `${'('.repeat(5_000)}`,
    `${'a,'.repeat(5_000)}`,
    '!'.repeat(5_000),
  ],
  'x'.repeat(MEGABYTE),
  '\u202E'.repeat(MEGABYTE / 4),
  'a='.repeat(MEGABYTE / 4),
  '0'.repeat(MEGABYTE / 4),
];

/** One of `hostileTexts`, or any other text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 50 }),
);

const MANY = 10_000;
const named = Array.from({ length: MANY }, (_, n) => ({
  name: `n${n}`,
  type: 'Ready',
  status: 'True',
}));

function deep(levels: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level++) {
    value = level % 2 ? [value] : { a: value };
  }
  return value;
}

/** Whole parts as only `JSON.parse` makes them. */
const parts: readonly unknown[] = [
  ...[null, true, false, [], {}, [null], [[]], [{}], { '': '' }],
  JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":1}}'),
  JSON.parse('{"toString":1,"valueOf":1,"then":1,"toJSON":1,"length":-1}'),
  ...[named, named.map(({ name }) => name), Array(MANY).fill(null)],
  Object.fromEntries(named.map(({ name }) => [name, '1'])),
  deep(400),
];

/** A text, a number, a list or a map that does not belong where it stands. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.constantFrom(0, -0, -1, 0.1, 2 ** 53, -(2 ** 63), 1e308, -1e308),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(...parts) },
  { weight: 1, arbitrary: fc.object({ maxDepth: 3 }) },
);

type Path = readonly string[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => [
        [...at, key],
        ...pathsOf(part, [...at, key]),
      ])
    : [];
}

function place(root: unknown, path: Path, value: unknown): void {
  let parent = root;
  for (const key of path.slice(0, -1)) {
    parent =
      typeof parent === 'object' && parent !== null
        ? Reflect.get(parent, key)
        : undefined;
  }
  if (typeof parent === 'object' && parent !== null) {
    Reflect.set(parent, path[path.length - 1], value);
  }
}

/**
 * Copies of a sound sample with hostile values in one to three places, at any depth: what passes the first look and is odd where
 * nobody looks. `keep` names paths (`metadata.name`) that stay as they are.
 */
export function spoiled<T extends object>(
  sample: T,
  keep: readonly string[] = [],
): fc.Arbitrary<T> {
  const paths = pathsOf(sample).filter(path => !keep.includes(path.join('.')));
  const change = fc.tuple(fc.constantFrom(...paths), hostileValue);
  return fc.array(change, { minLength: 1, maxLength: 3 }).map(changes => {
    const copy = structuredClone(sample);
    changes.forEach(([path, value]) => place(copy, path, value));
    return copy;
  });
}
