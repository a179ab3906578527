import fc from 'fast-check';
import { parseJson } from './parseJson';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), text => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each(['{', '"\\', '', '["\\"]'])('refuses %s like JSON.parse', text => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('counts levels, not brackets', () => {
    const wide = `[${Array(2_000).fill('[]').join(',')}]`;
    expect(parseJson<unknown[]>(wide)).toHaveLength(2_000);
    expect(parseJson(JSON.stringify('['.repeat(2_000)))).toHaveLength(2_000);
    expect(parseJson(JSON.stringify(`\\"${'['.repeat(2_000)}`))).toBeDefined();
    expect(parseJson(nested(500))).toBeDefined();
    expect(() => parseJson(nested(501))).toThrow('more than 500 levels');
    expect(() => parseJson(nested(200_000))).toThrow('more than 500 levels');
  });
});
