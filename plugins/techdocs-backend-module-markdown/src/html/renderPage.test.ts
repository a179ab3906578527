import { renderPage } from './renderPage';

const context = {
  pages: new Set(['index.md', 'guide/start.md']),
  assets: new Set(['img/a.png', 'guide/form.pdf']),
};
const render = (text: string) => renderPage('guide/start.md', text, context);
const html = (text: string) => render(text).html;

describe('renderPage', () => {
  it('takes the title from front matter, else the first heading, else the name', () => {
    expect(render('---\ntitle: From the top\n---\n# Heading').title).toBe(
      'From the top',
    );
    expect(render('text\n\n# The `code` heading').title).toBe(
      'The code heading',
    );
    expect(render('text').title).toBe('Start');
    expect(html('---\ntitle: x\n---\ntext')).toBe('<p>text</p>\n');
  });

  it('anchors headings, each with its own id', () => {
    const page = render('# Første steg\n## Run\n## Run\n## ???');
    expect(page.headings.map(({ id }) => id)).toEqual([
      'første-steg',
      'run',
      'run_1',
      'section',
    ]);
    expect(page.html).toContain('<h2 id="run">Run<a class="headerlink"');
  });

  it('renders tables with alignment, fences, and task lists', () => {
    expect(html('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain(
      '<td align="right">2</td>',
    );
    expect(html('```yaml\na: <b>\n```')).toBe(
      '<div class="highlight"><pre><code class="language-yaml">a: &lt;b&gt;\n</code></pre></div>\n',
    );
    const list = html('- [x] done\n- [ ] open');
    expect(list).toContain('<li class="task-list-item">');
    expect(list.match(/<input type="checkbox" disabled/g)).toHaveLength(2);
    expect(list.match(/checked/g)).toHaveLength(1);
  });

  it('renders admonitions with their content, and those that fold', () => {
    const text =
      '!!! warning "Mind the gap"\n    It is *wide*.\n\n    - and deep\n\nafter';
    const rendered = html(text);
    expect(rendered).toContain(
      '<div class="admonition warning">\n<p class="admonition-title">Mind the gap</p>\n<p>It is <em>wide</em>.</p>',
    );
    expect(rendered).toMatch(/<li>and deep<\/li>\s*<\/ul>\s*<\/div>/);
    expect(rendered).toContain('<p>after</p>');
    expect(html('!!! tip\n\n    After a line.')).toMatch(
      /<div class="admonition tip">[^]*<p>After a line.<\/p>\s*<\/div>/,
    );
    expect(html('??? note\n    hidden')).toContain(
      '<details class="admonition note">\n<summary class="admonition-title">Note</summary>',
    );
  });

  it('leads links and images to where their targets end up', () => {
    const page = render('[a](../index.md) ![b](../img/a.png) [c](form.pdf)');
    expect(page.html).toContain('<a href="../../">a</a>');
    expect(page.html).toContain('<img src="../../img/a.png" alt="b"');
    expect(page.html).toContain('href="../form.pdf" download="form.pdf"');
    expect(page.deadLinks).toEqual([]);
    expect(render('[x](no.md)').deadLinks).toEqual(['no.md']);
  });

  it('keeps the words of each section for search', () => {
    expect(
      render('# A\none `two`\n\n## B\nthree\n\n```\nfour\n```').sections,
    ).toEqual([
      { id: '', title: '', text: '' },
      { id: 'a', title: 'A', text: 'one two' },
      { id: 'b', title: 'B', text: 'three four' },
    ]);
  });

  it.each([
    ['scripts', '<script>alert(1)</script>'],
    ['event handlers', '<img src=x onerror=alert(1)>'],
    [
      'script links',
      '[x](javascript:alert(1)) <a href="JaVaScRiPt:alert(1)">y</a>',
    ],
    ['encoded script links', '<a href="java&#115;cript:alert(1)">y</a>'],
    ['frames', '<iframe src="https://evil.example"></iframe>'],
    [
      'styles',
      '<style>body{display:none}</style><p style="position:fixed">x</p>',
    ],
    [
      'forms',
      '<form action="https://evil.example"><input name="password" type="password"></form>',
    ],
    [
      'vector images in data addresses',
      '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    ],
    [
      'embedded drawings',
      '<svg onload="alert(1)"><script>alert(1)</script></svg>',
    ],
    [
      'redirects',
      '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    ],
    ['bases', '<base href="https://evil.example/">'],
    [
      'scripts in admonitions',
      '!!! note "<img src=x onerror=alert(1)>"\n    <script>alert(1)</script>',
    ],
    ['scripts in headings', '# <img src=x onerror=alert(1)>'],
    ['scripts in fence info', '```"><script>alert(1)</script>\nx\n```'],
  ])('drops %s', (_name, text) => {
    expect(html(text)).not.toMatch(
      /<script|onerror|onload=|href="j|<iframe|<style|style=|<form|password|svg|<meta|<base/i,
    );
  });

  it('keeps authors away from the names of the reader itself', () => {
    const rendered = html(
      '<div class="md-sidebar" id="__drawer">x</div><h2 class="md-nav" onclick="x()">y</h2>',
    );
    expect(rendered).not.toMatch(/md-|__drawer|onclick/);
  });

  it('survives nesting without end', () => {
    const text = `${'> '.repeat(5000)}deep\n\n${'['.repeat(
      20000,
    )}\n\n${'!!! note\n    '.repeat(200)}`;
    const started = Date.now();
    expect(typeof html(text)).toBe('string');
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});
