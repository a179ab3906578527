import { flowData } from './flowData';

const node = (id: string, type: 'charge' | 'cluster' | 'owner' | 'idle') => ({
  id,
  type,
  name: id,
});

const flow = {
  nodes: [
    node('server', 'charge'),
    node('people', 'charge'),
    node('credit', 'charge'),
    node('oslo', 'cluster'),
    node('forms', 'owner'),
    node('maps', 'owner'),
    node('notices', 'owner'),
    node('idle', 'idle'),
  ],
  links: [
    { source: 'server', target: 'oslo', micros: 80 },
    { source: 'people', target: 'oslo', micros: 20 },
    { source: 'credit', target: 'oslo', micros: -5 },
    { source: 'oslo', target: 'forms', micros: 50 },
    { source: 'oslo', target: 'maps', micros: 3 },
    { source: 'oslo', target: 'notices', micros: 2 },
    { source: 'oslo', target: 'idle', micros: 45 },
  ],
};

it('draws the smaller owners as one and keeps their sum', () => {
  const { nodes, links } = flowData(flow, 1);
  const others = nodes.find(one => one.id === 'others:owner');
  expect(others).toMatchObject({ micros: 5, count: 2, name: '' });
  const drawn = links
    .filter(link => nodes[link.source].id === 'oslo')
    .reduce((sum, link) => sum + link.micros, 0);
  expect(drawn).toBe(100);
});

it('never stands for one thing with another name', () => {
  const { nodes } = flowData(flow, 2);
  expect(nodes.map(one => one.id)).toContain('notices');
});

it('draws no width for a credit', () => {
  expect(flowData(flow, 8).nodes.map(one => one.id)).not.toContain('credit');
});

it('puts the largest owner first, as the trend does, and the rest last', () => {
  const { nodes } = flowData(flow, 1);
  const owners = nodes.filter(one => one.type === 'owner');
  expect(owners.map(one => one.id)).toEqual(['forms', 'others:owner']);
});
