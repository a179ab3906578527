import { splitMatches } from './splitMatches';

const marked = (line: string, words: string) =>
  splitMatches(line, words)
    .map(({ text, match }) => (match ? `[${text}]` : text))
    .join('');

it.each([
  ['GET /tiles 200', '', 'GET /tiles 200'],
  ['Error: no error', 'error', '[Error]: no [error]'],
  ['a.b ab', 'a.b', '[a.b] ab'],
  ['(x', '(', '[(]x'],
  ['nothing here', 'error', 'nothing here'],
])('marks in "%s" every "%s"', (line, words, expected) => {
  expect(marked(line, words)).toBe(expected);
});
