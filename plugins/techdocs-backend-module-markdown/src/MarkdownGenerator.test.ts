import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { existsSync, readFileSync, symlinkSync } from 'fs';
import { createLogger, transports } from 'winston';
import { MarkdownGenerator } from './MarkdownGenerator';

const input = createMockDirectory();
const output = createMockDirectory();
const logger = createLogger({
  transports: [new transports.Console()],
  silent: true,
});

const generate = () =>
  new MarkdownGenerator({
    config: mockServices.rootConfig(),
    logger: mockServices.logger.mock(),
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

  it('reads nothing through symbolic links', async () => {
    input.setContent({
      'secret.txt': 'secret',
      docs: { 'index.md': '[x](leak.txt) [y](folder/secret.txt)' },
    });
    symlinkSync(input.resolve('secret.txt'), input.resolve('docs/leak.txt'));
    symlinkSync(input.resolve('secret.txt'), input.resolve('docs/page.md'));
    symlinkSync(input.path, input.resolve('docs/folder'));
    await generate();
    expect(has('leak.txt')).toBe(false);
    expect(has('page/index.html')).toBe(false);
    expect(has('folder')).toBe(false);
    expect(read('index.html')).not.toContain('secret</');
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

  it('does not follow an mkdocs.yml that is a link', async () => {
    input.setContent({
      'other.yml': 'site_name: x',
      docs: { 'index.md': 'x' },
    });
    symlinkSync(input.resolve('other.yml'), input.resolve('mkdocs.yml'));
    await expect(generate()).rejects.toThrow('no ordinary file');
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
    input.setContent({ 'README.md': 'x' });
    await expect(generate()).rejects.toThrow("There is no folder 'docs'");
  });
});
