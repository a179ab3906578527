import { appendLog, EMPTY_LOG } from './logBuffer';

const after = (texts: string[], most = 10) =>
  texts.reduce((log, text) => appendLog(log, text, most), EMPTY_LOG);

it.each([
  ['whole lines', ['a\nb\n'], ['a', 'b'], ''],
  ['a line that comes in pieces', ['a\nbe', 'gin\n'], ['a', 'begin'], ''],
  ['a line that has not ended', ['a\nb'], ['a'], 'b'],
  ['empty lines', ['a\n\nb\n'], ['a', '', 'b'], ''],
  ['line ends of another system', ['a\r\nb\r\n'], ['a', 'b'], ''],
])('reads %s', (_name, texts, lines, rest) => {
  expect(after(texts)).toEqual({ first: 0, lines, rest });
});

it('keeps the last lines and counts what it let go', () => {
  expect(after(['1\n2\n3\n', '4\n5\n'], 3)).toEqual({
    first: 2,
    lines: ['3', '4', '5'],
    rest: '',
  });
});
