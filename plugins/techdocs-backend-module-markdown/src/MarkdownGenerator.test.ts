import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { existsSync, readFileSync, symlinkSync } from 'fs';
import { Writable } from 'stream';
import { createLogger, transports } from 'winston';
import { buildSite } from './build/buildSite';
import { MarkdownGenerator } from './MarkdownGenerator';

const input = createMockDirectory();
const output = createMockDirectory();
const outside = createMockDirectory();
const lines: string[] = [];
const logger = createLogger({
  transports: [
    new transports.Stream({
      stream: new Writable({
        write(chunk, _encoding, done) {
          lines.push(JSON.parse(String(chunk)).message);
          done();
        },
      }),
    }),
  ],
});

const generate = () =>
  new MarkdownGenerator({
    config: mockServices.rootConfig(),
    logger: mockServices.logger.mock(),
    renderer: { build: order => buildSite(order) },
  }).run({
    inputDir: input.path,
    outputDir: output.path,
    logger,
    etag: 'abc',
    siteOptions: { name: 'Boats' },
  });

const read = (path: string) => readFileSync(output.resolve(path), 'utf8');
const has = (path: string) => existsSync(output.resolve(path));

describe('MarkdownGenerator', () => {
  beforeEach(() => {
    input.clear();
    output.clear();
    lines.length = 0;
  });

  it('writes pages, assets, search index and metadata', async () => {
    input.setContent({
      'mkdocs.yml': 'nav:\n  - index.md\n  - Guide: [guide/start.md]\n',
      docs: {
        'index.md':
          '# Hello\n\n[Start](guide/start.md)\n\n## Why & how\n\nBecause.',
        'guide/start.md': '# Start\n\n![x](../img/x.png)',
        'img/x.png': Buffer.from('picture'),
      },
    });
    await generate();
    expect(read('index.html')).toContain('<a href="guide/start/">Start</a>');
    expect(read('guide/start/index.html')).toContain('src="../../img/x.png"');
    expect(read('img/x.png')).toBe('picture');
    expect(JSON.parse(read('search/search_index.json')).docs).toEqual([
      { location: 'guide/start/', title: 'Start', text: 'Start x' },
      {
        location: '',
        title: 'Hello',
        text: 'Hello Start Why &amp; how Because.',
      },
      { location: '#why-how', title: 'Why &amp; how', text: 'Because.' },
    ]);
    const metadata = JSON.parse(read('techdocs_metadata.json'));
    expect(metadata).toMatchObject({ site_name: 'Boats', etag: 'abc' });
    expect(metadata.files).toContain('guide/start/index.html');
  });

  it('has the elements that the reader looks for', async () => {
    input.setContent({
      docs: {
        'index.md': '# A\n## B',
        'ops/x.md': '# X',
        'ops/y.md': '# Y',
      },
    });
    await generate();
    const page = read('ops/x/index.html');
    const stylesheet =
      /href="(\.\.\/\.\.\/(assets\/stylesheets\/main\.[0-9a-f]{8}\.min\.css))"/.exec(
        page,
      );
    expect(has(stylesheet?.[2] ?? 'missing')).toBe(true);
    expect(page).toContain('<article class="md-content__inner md-typeset">');
    expect(page).toContain('data-md-toggle="drawer"');
    expect(page).toContain('data-md-type="navigation"');
    expect(page).toMatch(/id="__nav_2" checked>/);
    expect(page).toContain(
      '<a href="./" class="md-nav__link md-nav__link--active" aria-current="page">',
    );
    expect(page).toContain('dugnad-next__link--next');
    expect(read('index.html')).toContain('<a href="#b" class="md-nav__link">');
  });

  it('opens on the first page where there is no index', async () => {
    input.setContent({ docs: { 'guide/start.md': '# Start' } });
    await generate();
    expect(read('index.html')).toContain('Start');
    expect(has('guide/start/index.html')).toBe(true);
  });

  it('follows symbolic links within the repository, and none that lead outside or to what is hidden', async () => {
    outside.setContent({ 'secret.txt': 'secret' });
    input.setContent({
      'shared.txt': 'shared',
      'CHANGELOG.md': '# Changes',
      '.env': 'secret',
      more: { 'deep.md': '# Deep' },
      docs: { 'index.md': '[x](leak.txt)' },
    });
    const link = (from: string, to: string) =>
      symlinkSync(to, input.resolve(`docs/${from}`));
    link('shared.txt', input.resolve('shared.txt'));
    link('changes.md', '../CHANGELOG.md');
    link('more', '../more');
    link('leak.txt', outside.resolve('secret.txt'));
    link('leak.md', outside.resolve('secret.txt'));
    link('leaks', outside.path);
    link('env.txt', '../.env');
    link('circle', '..');
    link('nowhere.md', 'missing.md');
    await generate();
    expect(read('shared.txt')).toBe('shared');
    expect(read('changes/index.html')).toContain('Changes');
    expect(read('more/deep/index.html')).toContain('Deep');
    for (const path of ['leak.txt', 'leak/index.html', 'leaks', 'env.txt']) {
      expect(has(path)).toBe(false);
    }
    expect(has('circle/docs')).toBe(false);
    expect(lines).toEqual(
      expect.arrayContaining([
        'leak.txt: left out: leads outside the repository',
        'leaks: left out: leads outside the repository',
        'env.txt: left out: is a hidden file',
        'circle/docs: left out: a link to a folder it lies in',
        'nowhere.md: left out: is not there',
      ]),
    );
  });

  it.each(['../', '/', '..', 'docs/../..', '../../../../etc'])(
    'refuses docs_dir %s',
    async docsDir => {
      input.setContent({
        'mkdocs.yml': `docs_dir: ${docsDir}\n`,
        docs: { 'index.md': 'x' },
      });
      await expect(generate()).rejects.toThrow(/leads outside|no folder/);
      expect(has('index.html')).toBe(false);
    },
  );

  it('refuses a docs_dir that is a link to somewhere else', async () => {
    input.setContent({ 'mkdocs.yml': 'docs_dir: docs\n' });
    symlinkSync('/etc', input.resolve('docs'));
    await expect(generate()).rejects.toThrow('leads outside');
  });

  it('does not follow an mkdocs.yml that leads outside', async () => {
    input.setContent({ docs: { 'index.md': 'x' } });
    symlinkSync('/etc/hostname', input.resolve('mkdocs.yml'));
    await expect(generate()).rejects.toThrow('mkdocs.yml leads outside');
  });

  it('leaves out what is too large, and goes on', async () => {
    input.setContent({
      docs: { 'index.md': '# Small', 'huge.md': 'x'.repeat(1_000_001) },
    });
    await generate();
    expect(has('index.html')).toBe(true);
    expect(has('huge/index.html')).toBe(false);
  });

  it('says what is missing when there are no docs at all', async () => {
    input.setContent({ 'NOTES.txt': 'x' });
    await expect(generate()).rejects.toThrow("There is no folder 'docs'");
  });

  it.each([
    ['README.md', { 'README.md': '# Boats' }],
    ['readme.md', { 'readme.md': '# Boats', docs: { 'more.md': '# More' } }],
    [
      'docs/README.md',
      { 'README.md': '# No', docs: { 'README.md': '# Boats' } },
    ],
    ['docs/index.md', { 'README.md': '# No', docs: { 'index.md': '# Boats' } }],
  ])('has %s as its front page', async (_name, content) => {
    input.setContent(content);
    await generate();
    expect(read('index.html')).toContain('<h1 id="boats">');
  });

  it('leads from a README to the docs folder and shows the pictures beside it', async () => {
    input.setContent({
      'README.md':
        '# Boats\n\n[guide](docs/guide.md) ![quay](art/quay.png) [code](src/x.ts)',
      art: { 'quay.png': 'png', 'other.png': 'png' },
      docs: { 'guide.md': '# Guide' },
    });
    await generate();
    expect(read('index.html')).toContain('<a href="guide/">guide</a>');
    expect(read('index.html')).toContain('src="art/quay.png"');
    expect(read('art/quay.png')).toBe('png');
    expect(has('art/other.png')).toBe(false);
    expect(lines).toContain(
      "README.md:3: the link to 'src/x.ts' leads nowhere",
    );
  });

  it('puts snippets of the repository in their places, with lines of the log that name them', async () => {
    input.setContent({
      VERSION: '1.0',
      '.env': 'secret',
      src: { 'x.py': 'a\n# --8<-- [start:use]\nuse()\n# --8<-- [end:use]\nb' },
      parts: { 'note.md': 'Seen [there](gone.md).' },
      docs: {
        'index.md': [
          '```py',
          '--8<-- "src/x.py:use"',
          '```',
          '--8<-- "parts/note.md"',
          '',
          '--8<--',
          'VERSION',
          '; parts/note.md',
          '--8<--',
          '--8<-- "../../../etc/hostname"',
          '--8<-- ".env"',
          '--8<-- "missing.md"',
          '--8<-- "https://example.org/x.md"',
          ';--8<-- "VERSION"',
          '    --8<-- "src/x.py:1:1"',
        ].join('\n'),
      },
    });
    await generate();
    const page = read('index.html');
    expect(page).toContain('<code class="language-py">use()\n</code>');
    expect(page).toContain('1.0');
    expect(page).toContain('--8&lt;-- "VERSION"');
    expect(page).not.toContain('secret');
    expect(lines).toEqual(
      expect.arrayContaining([
        "docs/index.md:10: the snippet '../../../etc/hostname' leads outside the repository",
        "docs/index.md:11: the snippet '.env' is a hidden file",
        "docs/index.md:12: the snippet 'missing.md' is not there",
        "docs/index.md:13: the snippet 'https://example.org/x.md' is an address: only files of the repository are read",
        "parts/note.md:1: the link to 'gone.md' leads nowhere",
      ]),
    );
  });

  it('names in the log what it does not show, by file and line', async () => {
    input.setContent({
      'mkdocs.yml':
        'nav:\n  - Home: index.md\n  - P: "!include ./p/mkdocs.yml"\n  - Prices: prices.md\n',
      docs: { 'index.md': '# Boats\n\n```mermaid\ngraph TD\n```\n' },
    });
    await generate();
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^mkdocs.yml:3: nav names '.\/p\/mkdocs.yml'/),
        "mkdocs.yml:4: nav names 'prices.md', which is not there",
        'docs/index.md:3: the mermaid diagram is shown as its text',
      ]),
    );
  });
});
