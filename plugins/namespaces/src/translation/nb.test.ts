import nb from './nb';

describe('Norwegian words', () => {
  it('leave no message empty', () => {
    expect(Object.values(nb).filter(text => text.trim() === '')).toEqual([]);
  });

  it.each([
    ['list.range', ['{{from}}', '{{to}}', '{{total}}']],
    ['claim.unknown', ['{{cluster}}', '{{time}}']],
    ['form.resultingNames', ['{{names}}']],
    ['problem.name-taken', ['{{name}}', '{{cluster}}', '{{ownerRef}}']],
  ] as const)('keep the placeholders of %s', (key, placeholders) => {
    expect(nb[key].match(/\{\{\w+\}\}/g)).toEqual(placeholders);
  });
});
