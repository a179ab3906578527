import fc from 'fast-check';
import { matchesSelector } from './matchesSelector';
import { LONGEST_SELECTOR, parseSelector } from './parseSelector';

type Labels = Record<string, string>;

function matches(selector: string, labels: Labels): boolean | string {
  const { requirements, problem } = parseSelector(selector);
  return problem ?? matchesSelector(labels, requirements ?? []);
}

describe('parseSelector', () => {
  it.each<[string, Labels, boolean]>([
    ['app=web', { app: 'web' }, true],
    [' app == web ', { app: 'web' }, true],
    ['app=', { app: '' }, true],
    ['app=', {}, false],
    ['app!=web', {}, true],
    ['app!=web', { app: 'web' }, false],
    ['app in (web, worker)', { app: 'worker' }, true],
    ['app in(web,worker),tier', { app: 'web' }, false],
    ['app in (,web)', { app: '' }, true],
    ['app notin (web,worker)', { app: 'api' }, true],
    ['app notin (web)', {}, true],
    ['app', { app: '' }, true],
    ['!app', { app: 'web' }, false],
    ['! app', {}, true],
    ['a=1,b!=2,c in (3),d notin (4),e,!f', { a: '1', c: '3', e: '' }, true],
    ['example.org/app=web', { 'example.org/app': 'web' }, true],
    ['replicas>2', { replicas: '3' }, true],
    ['replicas > 2', { replicas: 'many' }, false],
    ['replicas<2', { replicas: '' }, false],
    ['in in (in)', { in: 'in' }, true],
    ['toString', {}, false],
    ['!constructor', {}, true],
  ])('reads %p: %p meets it: %p', (selector, labels, expected) => {
    expect(matches(selector, labels)).toBe(expected);
  });

  it.each([
    ['', /empty/],
    ['  ', /empty/],
    ['a,', /key is missing at the end/],
    [',a', /key is missing before ","/],
    ['a b', /"," is missing before "b"/],
    ['a in ()', /parentheses is empty/],
    ['a in (b', /"\)" is missing at the end/],
    ['a in b', /"\(" is missing before "b"/],
    ['a=b=c', /"," is missing before "="/],
    ['a===b', /"," is missing before "="/],
    ['a>b', /"b" is no whole number/],
    ['-a', /key is missing/],
    ['a=b/c', /"b\/c" is no value/],
    ['/a=b', /key is missing/],
    ['x/y/z', /key is missing/],
    [`${'k'.repeat(64)}=v`, /key is missing/],
    [`k=${'v'.repeat(64)}`, /no value of a label/],
    ['a,'.repeat(6_000), /12000 characters; shorten it to 2000/],
  ])('says what is wrong with %p', (selector, expected) => {
    expect(matches(selector, { a: 'b' })).toMatch(expected);
  });

  it('reads or refuses any text and never throws', () => {
    const piece = fc.constantFrom('a', 'in', 'notin', ...'=!(),<> 1-/.');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const { requirements, problem } = parseSelector(pieces.join(''));
        expect(Boolean(requirements)).not.toBe(Boolean(problem));
      }),
    );
  });

  it.each(['a,', '!', 'a=', 'a in (', '(', ' ', 'a!', 'notin'])(
    'needs no time that grows faster than the text of many %p',
    piece => {
      const text = piece.repeat(Math.floor(LONGEST_SELECTOR / piece.length));
      const from = performance.now();
      for (let n = 0; n < 20; n += 1) {
        parseSelector(text);
      }
      expect((performance.now() - from) / 20).toBeLessThan(20);
    },
  );
});
