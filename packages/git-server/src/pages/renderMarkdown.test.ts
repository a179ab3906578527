import { renderMarkdown } from './renderMarkdown.ts';

const render = (text: string, folder = '') =>
  renderMarkdown(text, {
    folder,
    pageUrl: path => `/o/r/src/branch/main/${path}`,
    rawUrl: path => `/o/r/raw/branch/main/${path}`,
  }).text;

describe('renderMarkdown', () => {
  it.each([
    [
      'a link to a file',
      '[x](docs/a.md#b)',
      '',
      '/src/branch/main/docs/a.md#b',
    ],
    ['a link one folder up', '[x](../a.md)', 'docs', '/src/branch/main/a.md"'],
    ['a link past the root', '[x](../../../a.md)', 'docs', '/main/a.md"'],
    ['a link from the root', '[x](/a.md)', 'docs', '/src/branch/main/a.md"'],
    ['an image', '![x](img/a.png)', 'docs', '/raw/branch/main/docs/img/a.png'],
    [
      'a full address',
      '[x](https://example.test/a)',
      '',
      '"https://example.test/a"',
    ],
    ['a fragment', '[x](#part)', '', '"#part"'],
  ])('points %s to where it is', (_name, text, folder, expected) => {
    expect(render(text, folder)).toContain(expected);
  });

  it.each([
    ['a script', '<script>alert(1)</script>', 'script'],
    ['an event handler', '<img src=x onerror=alert(1)>', 'onerror'],
    ['a script address', '[x](javascript:alert(1))', 'href="javascript'],
    [
      'a hidden script address',
      '<a href="java&#09;script:x()">x</a>',
      'script:',
    ],
    ['a data address', '<a href="data:text/html,x">x</a>', 'data:'],
    ['a frame', '<iframe src="https://example.test"></iframe>', 'iframe'],
    ['a style', '<p style="position:fixed">x</p>', 'style'],
    ['a form', '<form action="/x"><input></form>', '<form'],
    ['a protocol-relative image', '![x](//example.test/x.png)', 'example.test'],
  ])('lets no %s through', (_name, text, forbidden) => {
    const output = render(text);
    expect(output).not.toContain(`<${forbidden}`);
    expect(output.replace(/&[a-z]+;/g, '')).not.toMatch(
      new RegExp(`<[^>]*${forbidden.replace(/[<(]/g, '')}`),
    );
  });

  it('keeps tables, code and task text', () => {
    const output = render('| a |\n|---|\n| `b` |\n\n```ts\nlet a;\n```\n');
    expect(output).toContain('<table>');
    expect(output).toContain('<code class="language-ts">');
  });
});
