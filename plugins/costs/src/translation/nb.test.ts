import nb from './nb';

const PLACEHOLDER = /\{\{\w+\}\}/g;

describe('Norwegian words', () => {
  it('leave no message empty', () => {
    expect(Object.values(nb).filter(text => text.trim() === '')).toEqual([]);
  });

  it.each([
    ['budget.of', ['{{actual}}', '{{amount}}']],
    ['bill.closed', ['{{day}}', '{{person}}']],
    ['advice.help', ['{{from}}', '{{to}}', '{{cpu}}', '{{memory}}']],
    ['explain.priceFrom', ['{{from}}', '{{to}}', '{{cluster}}', '{{version}}']],
  ] as const)('keep the placeholders of %s', (key, placeholders) => {
    expect(nb[key].match(PLACEHOLDER)).toEqual(placeholders);
  });
});
