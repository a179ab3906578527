import { oslo } from '../__testUtils__/clusters';
import { nodeRows, searchNodes } from './nodeRows';

const nodes = nodeRows(oslo.nodeList ?? []);

describe('nodeRows', () => {
  it('puts nodes with trouble first', () => {
    expect(nodes.map(node => node.name)).toEqual(['oslo-2', 'oslo-1']);
  });
});

describe('searchNodes', () => {
  it.each([
    ['OSLO-1', ['oslo-1']],
    ['control', ['oslo-1']],
    ['NodeStatusUnknown', ['oslo-2']],
    [' ', ['oslo-2', 'oslo-1']],
    ['nothing', []],
  ])('finds %p', (text, names) => {
    expect(searchNodes(nodes, text).map(node => node.name)).toEqual(names);
  });
});
