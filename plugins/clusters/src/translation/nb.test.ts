import nb from './nb';

const PLACEHOLDER = /\{\{\w+\}\}/g;

describe('Norwegian words', () => {
  it('leave no message empty', () => {
    expect(Object.values(nb).filter(text => text.trim() === '')).toEqual([]);
  });

  it.each([
    ['fact.nodesReady', ['{{ready}}', '{{total}}']],
    ['capacity.meter', ['{{requested}}', '{{promised}}', '{{allocatable}}']],
    ['change.objectIn', ['{{kind}}', '{{namespace}}', '{{action}}']],
    ['paging', ['{{from}}', '{{to}}', '{{total}}']],
  ] as const)('keep the placeholders of %s', (key, placeholders) => {
    expect(nb[key].match(PLACEHOLDER)).toEqual(placeholders);
  });
});
