import { LogSlots } from './LogSlots';
import { matchingLines, MAX_LINE_BYTES } from './matchingLines';

async function* pieces(...texts: string[]) {
  for (const text of texts) {
    yield Buffer.from(text);
  }
}

async function collect(source: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const piece of source) {
    text += piece.toString();
  }
  return text;
}

it('finds lines whatever their case, however the stream is cut', async () => {
  const source = pieces('one Er', 'ror\ntwo\nERROR th', 'ree\nfour err', 'or');
  expect(await collect(matchingLines(source, 'error'))).toBe(
    'one Error\nERROR three\nfour error',
  );
});

it('passes everything on without words, a piece at a time', async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield Buffer.from('line\n');
    }
  }
  const lines = matchingLines(endless());
  await lines.next();
  await lines.next();
  expect(given).toBe(2);
  await lines.return();
});

it('holds no more of a line without an end than its bound', async () => {
  const half = 'x'.repeat(MAX_LINE_BYTES / 2 + 1);
  const text = await collect(matchingLines(pieces(half, half, 'y\n'), 'x'));
  expect(text).toHaveLength(2 * half.length);
});

it('gives each caller so many logs at once, and all of them together', () => {
  const slots = new LogSlots({ all: 3, perCaller: 2 });
  const giveBack = slots.take('lars');
  slots.take('lars');
  expect(() => slots.take('lars')).toThrow('You are reading 2 logs');
  slots.take('ingrid');
  expect(() => slots.take('nora')).toThrow('Too many logs');
  giveBack();
  expect(() => slots.take('nora')).not.toThrow();
});
