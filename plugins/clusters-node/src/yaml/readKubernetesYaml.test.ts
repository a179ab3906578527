import { decodeText } from './decodeText';
import { readKubernetesYaml } from './readKubernetesYaml';

const read = (text: string) => readKubernetesYaml(text);
const value = (text: string) => read(`value: ${text}`);

describe('readKubernetesYaml', () => {
  // The right column is what kubectl 1.32 makes of each
  it.each<[string, unknown]>([
    ['0400', 256],
    ['0o400', 256],
    ['-0644', -420],
    ['089', 89],
    ['0x1F', 31],
    ['0b11', 3],
    ['1_000', 1000],
    ['+1', 1],
    ['1e3', 1000],
    ['.5', 0.5],
    ['1e400', '1e400'],
    ['no', false],
    ['off', false],
    ['y', true],
    ['YES', true],
    ['yEs', 'yEs'],
    ['12:30:45', '12:30:45'],
    ['190:20', '190:20'],
    ['2026-11-29', '2026-11-29'],
    ['2026-11-29T10:00:00Z', '2026-11-29T10:00:00Z'],
    ['!!timestamp 2026-11-29', '2026-11-29'],
    ['!!binary aGVp', 'hei'],
    ['!!str 0400', '0400'],
    ['!!set {b, c}', { b: null, c: null }],
    ["'0400'", '0400'],
    ['~', null],
    ['', null],
    ['1.2.3', '1.2.3'],
  ])('reads %s as kubectl does', (text, expected) => {
    expect(value(text)).toEqual([{ value: expected }]);
  });

  it('names keys as kubectl does', () => {
    expect(read('yes: a\n0400: b\n1.5: c\n')).toEqual([
      { true: 'a', 256: 'b', '1.5': 'c' },
    ]);
  });

  it('merges maps', () => {
    expect(read('base: &base {a: 1, b: 2}\nmore: {<<: *base, b: 3}')).toEqual([
      { base: { a: 1, b: 2 }, more: { a: 1, b: 3 } },
    ]);
  });

  it.each([
    ['nothing', '', []],
    ['comments alone', '# one\n---\n# two\n', []],
    [
      'comments beside the separator',
      'a: 1\n--- # two\nb: 2\n',
      [{ a: 1 }, { b: 2 }],
    ],
    ['Windows line ends', 'a: 1\r\n---\r\nb: 2\r\n', [{ a: 1 }, { b: 2 }]],
    ['a marker of the end', 'a: 1\n...\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['three dashes in a text', 'a: |\n  ---\n  x\n', [{ a: '---\nx\n' }]],
    ['the directive of its version', '%YAML 1.1\n---\na: 0400\n', [{ a: 256 }]],
    ['JSON with tabs', '{\n\t"a": [1,\n\t\t2]\n}\n', [{ a: [1, 2] }]],
    ['JSON escapes', '{"a": "\\u00e5\\ud83d\\ude00\\/"}', [{ a: 'å😀/' }]],
    [
      'a key of objects’ own prototype',
      '{"__proto__": {"a": 1}}',
      [JSON.parse('{"__proto__": {"a": 1}}')],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['a: 1\na: 2\n', 'Map keys must be unique at line 2'],
    ['a:\n\tb: 1\n', /Tabs are not allowed as indentation at line 2/],
    ['a: [1, 2\n', /at line 2/],
    ['a: *nowhere\n', /nowhere/],
    ['a: 9007199254740993\n', 'cannot be passed on exactly'],
    ['a: .inf\n', 'is no number that Kubernetes knows'],
    ['%YAML 1.2\n---\na: 0400\n', 'it says %YAML 1.2'],
    ['a: &a [*a]\n', 'stands for something around itself'],
    ['? {a: 1}\n: 2\n', 'a key that is a list or a map'],
    [`a: ${'['.repeat(300)}${']'.repeat(300)}`, 'more than 90 levels'],
    [`a: ${'['.repeat(100_000)}`, 'nested too deep'],
  ])('refuses what is wrong: %#', (text, words) => {
    expect(() => read(text)).toThrow(words);
    expect(() => read(text)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('never quotes a value of the file', () => {
    expect(() => read('password: hunter2\npassword: "x')).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('hunter2'),
      }),
    );
  });

  it('reads as many aliases as there are, if they stay small', () => {
    const many = Array.from({ length: 2_000 }, () => '- *env').join('\n');
    const [content] = read(`env: &env {A: one}\nall:\n${many}\n`);
    expect(content).toMatchObject({ all: { length: 2_000 } });
  });

  it('refuses few aliases that would fill the memory, at once', () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) =>
        `l${index + 1}: &l${index + 1} [${Array(9)
          .fill(`*l${index}`)
          .join(', ')}]`,
    );
    const started = performance.now();
    expect(() => read(`l0: &l0 "haha"\n${levels.join('\n')}\n`)).toThrow(
      'make it larger than 16 MB',
    );
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('decodeText', () => {
  const utf16le = Buffer.from('\uFEFFa: å', 'utf16le');

  it.each([
    ['UTF-8', Buffer.from('a: å'), 'a: å'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFa: å'), 'a: å'],
    ['UTF-16, little first', utf16le, 'a: å'],
    ['UTF-16, big first', Buffer.from(utf16le).swap16(), 'a: å'],
    [
      'a mark where files were joined',
      Buffer.from('a: 1\n\uFEFF---\n\uFEFFb: "\uFEFF"\n'),
      'a: 1\n---\nb: "\uFEFF"\n',
    ],
  ])('reads %s', (_, bytes, text) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it.each([
    ['another encoding', Buffer.from('a: å', 'latin1'), 'it is not UTF-8 text'],
    ['half a character', Buffer.from([0xff, 0xfe, 0x41]), 'it is not UTF-16LE'],
    ['UTF-16 without a mark', Buffer.from('a: b', 'utf16le'), 'NUL characters'],
  ])('refuses %s', (_, bytes, words) => {
    expect(() => decodeText(bytes)).toThrow(words);
  });
});
