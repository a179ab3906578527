import { planNav } from './planNav';

const titles = new Map([
  ['zebra.md', 'Zebra'],
  ['index.md', 'Home'],
  ['first-steps/b.md', 'B'],
  ['first-steps/a.md', 'A'],
]);

describe('planNav', () => {
  it('lists every page by folder, the front page first, without nav', () => {
    expect(planNav(undefined, titles).items).toEqual([
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
    expect(planNav(nav, titles).items).toEqual([
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

  it('links to mail and to places of the portal', () => {
    const nav = [
      { title: 'Mail', target: 'mailto:boats@example.org' },
      { title: 'Catalog', target: '/catalog' },
      { title: 'Zebra', target: '/zebra.md' },
    ];
    const { items, notes } = planNav(nav, titles);
    expect(items).toEqual([
      { kind: 'link', title: 'Mail', url: 'mailto:boats@example.org' },
      { kind: 'link', title: 'Catalog', url: '/catalog' },
      { kind: 'page', title: 'Zebra', path: 'zebra.md' },
    ]);
    expect(notes).toEqual([]);
  });

  it.each([
    [
      'a page that is not there',
      'prices.md',
      "'prices.md', which is not there",
    ],
    [
      'a site within',
      '!include ./p/mkdocs.yml',
      "'./p/mkdocs.yml', which is not there",
    ],
    ['an empty folder', 'nothing/', "'nothing/', which has no pages"],
    ['a way out', '../secret.md', "'../secret.md', which is not there"],
    // eslint-disable-next-line no-script-url -- the address that is refused
    ['a script', 'javascript:alert(1)', 'no address that may be linked to'],
    ['another host in disguise', '//evil.example', 'no address'],
  ])('leaves out %s, and says so', (_name, target, words) => {
    const { items, notes } = planNav([{ title: 'X', target, line: 4 }], titles);
    expect(items).toEqual([]);
    expect(notes).toEqual([
      { path: 'mkdocs.yml', line: 4, text: expect.stringContaining(words) },
    ]);
  });
});
