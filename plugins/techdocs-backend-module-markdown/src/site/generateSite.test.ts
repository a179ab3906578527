import { generateSite } from './generateSite';
import { SiteFiles } from './types';

const config = {
  siteName: 'Many',
  siteDescription: '',
  docsDir: 'docs',
  nav: undefined,
};

function site(pages: [path: string, text: string][]) {
  const files: SiteFiles = {
    pages: new Map(
      pages.map(([path, text]) => [path, { name: `docs/${path}`, text }]),
    ),
    assets: new Map(),
    readme: undefined,
    notes: [],
  };
  const { texts, notes } = generateSite(config, files);
  return { texts: new Map(texts), notes };
}

const numbered = (count: number, text: (n: number) => string) =>
  site(
    Array.from({ length: count }, (_, n) => [
      `area-${Math.floor(n / 40)}/page-${n}.md`,
      text(n),
    ]),
  );

const sizeOf = (texts: Map<string, string>) =>
  [...texts.values()].reduce((sum, text) => sum + text.length, 0);

describe('generateSite', () => {
  it('grows with its pages, not with their square', () => {
    const small = numbered(1_300, n => `# Page ${n}`);
    const large = numbered(3_900, n => `# Page ${n}`);
    expect(sizeOf(large.texts) / sizeOf(small.texts)).toBeLessThan(3.3);
  }, 60_000);

  it('keeps long titles in one folder small on every page', () => {
    const { texts } = site(
      Array.from({ length: 600 }, (_, n) => [
        `p${n}.md`,
        `# ${'x'.repeat(200)}`,
      ]),
    );
    expect(texts.get('p300/index.html')?.length).toBeLessThan(20_000);
  });

  it('shows what is near in a long navigation, and all of it on one page', () => {
    const { texts } = numbered(2_000, n => `# Page ${n}`);
    const page = texts.get('area-10/page-410/index.html');
    expect(page).toContain('>Page 409<');
    expect(page).toContain('>Area 11<');
    expect(page).not.toContain('>Page 1200<');
    expect(page).toContain('<a href="../../all-pages/"');
    expect(texts.get('all-pages/index.html')).toContain('>Page 1200<');
  });

  it('leaves out a page that cannot be rendered, and keeps the others', () => {
    const bomb = `[a]: http://x/${'y'.repeat(400_000)}\n\n${'[a] '.repeat(60)}`;
    const { texts, notes } = site([
      ['bomb.md', bomb],
      ['index.md', '# Fine'],
    ]);
    expect(texts.has('bomb/index.html')).toBe(false);
    expect(texts.get('index.html')).toContain('Fine');
    expect(notes).toEqual([
      { path: 'docs/bomb.md', text: expect.stringContaining('left out') },
    ]);
  });

  it('says where the contents of a page end', () => {
    const { notes } = site([['index.md', '## A\n'.repeat(301)]]);
    expect(notes).toEqual([
      { path: 'docs/index.md', text: expect.stringContaining('301 headings') },
    ]);
  });
});
