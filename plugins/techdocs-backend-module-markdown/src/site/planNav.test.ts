import { planNav } from './planNav';

const titles = new Map([
  ['zebra.md', 'Zebra'],
  ['index.md', 'Home'],
  ['first-steps/b.md', 'B'],
  ['first-steps/a.md', 'A'],
]);

describe('planNav', () => {
  it('lists every page by folder, the front page first, without nav', () => {
    expect(planNav(undefined, titles)).toEqual([
      { kind: 'page', title: 'Home', path: 'index.md' },
      { kind: 'page', title: 'Zebra', path: 'zebra.md' },
      {
        kind: 'section',
        title: 'First steps',
        children: [
          { kind: 'page', title: 'A', path: 'first-steps/a.md' },
          { kind: 'page', title: 'B', path: 'first-steps/b.md' },
        ],
      },
    ]);
  });

  it('follows nav: own titles, sections, links, whole folders', () => {
    const nav = [
      { title: 'Welcome', target: 'index.md' },
      {
        title: 'More',
        children: [
          { target: 'zebra.md' },
          { title: 'Missing', target: 'no.md' },
        ],
      },
      { title: 'All steps', target: 'first-steps/' },
      { title: 'Elsewhere', target: 'https://example.org' },
      { title: 'Empty', children: [{ target: '../secret.md' }] },
    ];
    expect(planNav(nav, titles)).toEqual([
      { kind: 'page', title: 'Welcome', path: 'index.md' },
      {
        kind: 'section',
        title: 'More',
        children: [{ kind: 'page', title: 'Zebra', path: 'zebra.md' }],
      },
      {
        kind: 'section',
        title: 'All steps',
        children: [
          { kind: 'page', title: 'A', path: 'first-steps/a.md' },
          { kind: 'page', title: 'B', path: 'first-steps/b.md' },
        ],
      },
      { kind: 'link', title: 'Elsewhere', url: 'https://example.org' },
    ]);
  });
});
