import { csvLine } from './csvLine';

it.each([
  [['a', 1, null], 'a,1,\r\n'],
  [['a,b', 'say "x"'], '"a,b","say ""x"""\r\n'],
  [['=1+1', '@x', '-3.50', '-x'], "'=1+1,'@x,-3.50,'-x\r\n"],
  [['4711;=1+1', 'a\n@x'], '4711;\'=1+1,"a\n\'@x"\r\n'],
])('writes %p', (cells, line) => expect(csvLine(cells)).toBe(line));
