import { renderPage } from './renderPage';

const context = {
  pages: new Set(['index.md', 'guide/start.md']),
  assets: new Set(['img/a.png', 'guide/form.pdf']),
};
const render = (text: string) =>
  renderPage('guide/start.md', { name: 'docs/guide/start.md', text }, context);
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
    expect(page.notes).toEqual([]);
    expect(render('---\ntitle: x\n---\n\n[x](no.md)').notes).toEqual([
      {
        path: 'docs/guide/start.md',
        line: 5,
        text: "the link to 'no.md' leads nowhere",
      },
    ]);
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

  it('shows content tabs in sequence, each under its title', () => {
    const rendered = html(
      [
        '=== "Linux"',
        '',
        '    Use the package.',
        '',
        '    === "Debian"',
        '        apt',
        '',
        '=== "Windows"',
        '    Use the installer.',
        '',
        '===! "Another set"',
        '    !!! note',
        '        Inside.',
        '',
        'after',
      ].join('\n'),
    );
    expect(rendered.match(/<p class="tabbed-title">[^<]*/g)).toEqual([
      '<p class="tabbed-title">Linux',
      '<p class="tabbed-title">Debian',
      '<p class="tabbed-title">Windows',
      '<p class="tabbed-title">Another set',
    ]);
    expect(rendered.match(/<div class="tabbed-set">/g)).toHaveLength(3);
    expect(rendered).toContain('<p>Use the package.</p>');
    expect(rendered).toMatch(/Another set<\/p>\n<div class="admonition note">/);
    expect(rendered).toMatch(/<\/div>\n<p>after<\/p>/);
    expect(rendered).not.toContain('===');
  });

  it.each([
    ['an id', '# Install {#install}', '<h1 id="install">Install<a'],
    ['an id of its own', '# Set up {: #first }', '<h1 id="first">Set up<a'],
    ['a width', '![q](../img/a.png){ width="300" }', 'width="300"'],
    ['a bare width', '![q](../img/a.png){width=50%}', 'width="50%"'],
    ['a button', '[a](../index.md){ .md-button }', 'class="md-button"'],
    ['an id on emphasis', 'x **b**{#b} y', '<strong id="b">b</strong> y'],
    ['an id on a paragraph', 'text\n{: #p }', '<p id="p">text</p>'],
    ['nothing but words', '# Set {name}', 'Set {name}<a'],
    ['words behind code', '`a`{b}', '<code>a</code>{b}'],
    ['a list in the middle', 'a {.x} b', '<p>a {.x} b</p>'],
    [
      'no scripts',
      '![q](../img/a.png){ onerror="alert(1)" }',
      'alt="q" loading',
    ],
    ['no styles', 'a *b*{ style="position:fixed" }', '<em>b</em>'],
    ['no other address', '[a](../index.md){ href="//evil" }', 'href="../../"'],
  ])('reads attribute lists: %s', (_name, text, expected) => {
    expect(html(text)).toContain(expected);
  });

  it.each([
    ['with a capital', '!!! Warning "Low"\n    x', 'warning', 'Low'],
    ['in capitals', '!!! DANGER\n    x', 'danger', 'Danger'],
    ['by another word', '!!! hint\n    x', 'tip', 'Hint'],
    ['without a space', '!!!note\n    x', 'note', 'Note'],
    ['of a kind of its own', '!!! tides\n    x', 'note', 'Tides'],
    [
      'beside the text',
      '!!! info inline end "I"\n    x',
      'info inline end',
      'I',
    ],
    [
      'with quotes in its title',
      '!!! note "a "b" c"\n    x',
      'note',
      'a &quot;b&quot; c',
    ],
  ])('renders admonitions written %s', (_name, text, type, title) => {
    expect(html(text).replace(/&quot;|"/g, '"')).toContain(
      `<div class="admonition ${type}">\n<p class="admonition-title">${title}</p>\n<p>x</p>`.replace(
        /&quot;/g,
        '"',
      ),
    );
  });

  it.each([
    [
      'only a title',
      '??? "More"\n    x',
      '<summary class="admonition-title">More',
    ],
    ['open', '???+ Tip\n    x', '<details class="admonition tip" open'],
    [
      'nested',
      '!!! note\n    !!! Bug\n        x',
      '<div class="admonition bug">',
    ],
    [
      'no title',
      '!!! note ""\n    x',
      '<div class="admonition note">\n<p>x</p>',
    ],
  ])('renders admonitions with %s', (_name, text, expected) => {
    expect(html(text)).toContain(expected);
  });

  it.each([
    [
      'definition lists',
      'Apple\n:   A fruit',
      '<dt>Apple</dt>\n<dd>A fruit</dd>',
    ],
    ['footnotes', 'a[^1]\n\n[^1]: note', '<a href="#fn1" id="fnref1">[1]</a>'],
    [
      'abbreviations',
      'HTML\n\n*[HTML]: Hyper',
      '<abbr title="Hyper">HTML</abbr>',
    ],
    ['keys', '++ctrl+s++', '<kbd>Ctrl</kbd>+<kbd>S</kbd>'],
    ['emoji', ':tada: :)', '🎉 :)'],
    [
      'icons that say something',
      '| a |\n|---|\n| :material-check: |',
      '<td>✓</td>',
    ],
    [
      'marks',
      '==m== ^^i^^ H~2~O x^2^',
      '<mark>m</mark> <ins>i</ins> H<sub>2</sub>O x<sup>2</sup>',
    ],
    [
      'titles of code',
      '```py title="a.py"\nx\n```',
      '<span class="filename">a.py</span>',
    ],
    [
      'classes of code',
      '``` { .yaml .x }\nx\n```',
      '<code class="language-yaml">',
    ],
    [
      'Markdown in HTML',
      '<div class="grid" markdown>\n*a*\n</div>',
      '<div class="grid">\n<p><em>a</em></p>',
    ],
    ['mail', '<a@b.no>', '<a href="mailto:a@b.no">'],
    ['paths from the top', '[a](/guide/start.md)', '<a href="./">'],
    ['places of the portal', '[a](/catalog)', '<a href="/catalog">'],
    ['addresses of pages as files', '[a](../index.html)', '<a href="../../">'],
    [
      'plus signs as they are',
      'C++ and i++ and ++i',
      '<p>C++ and i++ and ++i</p>',
    ],
  ])('renders %s', (_name, text, expected) => {
    expect(html(text)).toContain(expected);
  });

  it.each([
    ['diagrams', '\n```mermaid\ngraph\n```', 2, 'mermaid'],
    ['icons', 'a\n:octicons-foo-16:', 1, ':octicons-foo-16:'],
    ['formulas', '\n\n$$\nx\n$$', 3, 'formulas'],
    ['macros', 'a {{ b }}', 1, '{{ b }}'],
    ['documentation from code', '::: a.b', 1, '::: a.b'],
    ['other blocks', '/// note\nx\n///', 1, '/// note'],
    ['frames', 'a\n\n<iframe src="x"></iframe>', 3, '<iframe>'],
    ['highlighted lines', '```py hl_lines="1"\nx\n```', 1, 'hl_lines'],
    ['titles without quotes', '!!! note A title', 1, 'double quotes'],
  ])('says where it does not show %s', (_name, text, line, words) => {
    expect(render(text).notes).toContainEqual({
      path: 'docs/guide/start.md',
      line,
      text: expect.stringContaining(words),
    });
  });

  it('takes time in proportion to a page, however equal its headings', () => {
    const started = Date.now();
    const { headings } = render('# Tides\n'.repeat(18_000));
    expect(new Set(headings.map(({ id }) => id)).size).toBe(18_000);
    expect(Date.now() - started).toBeLessThan(15_000);
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
