import * as fc from 'fast-check';
import { LineSplitter } from './LineSplitter';

it('finds the same lines whatever pieces they arrive in', () => {
  const line = fc.string({ unit: 'binary' }).map(it => it.replace(/\n/g, ''));
  fc.assert(
    fc.property(fc.array(line), fc.array(fc.nat(50)), (lines, sizes) => {
      let rest = Buffer.from(lines.map(it => `${it}\n`).join(''));
      const expected = rest.toString().split('\n').filter(Boolean);
      const splitter = new LineSplitter();
      const found: string[] = [];
      for (const size of sizes) {
        found.push(...splitter.push(rest.subarray(0, size)));
        rest = rest.subarray(size);
      }
      found.push(...splitter.push(rest));
      expect(found).toEqual(expected);
    }),
  );
});

it('keeps a line without its end for later', () => {
  const splitter = new LineSplitter();
  expect(splitter.push(Buffer.from('a\nb'))).toEqual(['a']);
  expect(splitter.push(Buffer.from('c\n'))).toEqual(['bc']);
});

it('refuses a line that never ends', () => {
  const splitter = new LineSplitter();
  const megabyte = Buffer.alloc(1024 * 1024, 'a');
  expect(() => {
    for (let count = 0; count < 40; count += 1) {
      splitter.push(megabyte);
    }
  }).toThrow('more than 8 MB');
});
