import { resolveLink } from './resolveLink';

const context = {
  path: 'guide/start.md',
  pages: new Set([
    'index.md',
    'guide/start.md',
    'guide/end.md',
    'ops/README.md',
  ]),
  assets: new Set(['img/a b.png', 'guide/form.pdf']),
};

describe('resolveLink', () => {
  it.each([
    ['a page beside it', 'end.md', '../end/', 'page'],
    ['a place on a page', 'end.md#last', '../end/#last', 'page'],
    ['the front page', '../index.md', '../../', 'page'],
    ['a folder', '../ops/', '../../ops/', 'page'],
    ['a page without its ending', 'end', '../end/', 'page'],
    ['a file', 'form.pdf', '../form.pdf', 'asset'],
    ['a file with a space', '../img/a%20b.png', '../../img/a%20b.png', 'asset'],
    ['a place on the same page', '#here', '#here', 'outside'],
    [
      'another host',
      'https://example.org/x.md',
      'https://example.org/x.md',
      'outside',
    ],
    ['an absolute path', '/catalog', '/catalog', 'outside'],
    ['nothing', 'gone.md', 'gone.md', 'dead'],
    [
      'something above the docs folder',
      '../../../etc/passwd',
      '../../../etc/passwd',
      'dead',
    ],
    ['a broken escape', '%E0%A4%A', '%E0%A4%A', 'dead'],
  ])('resolves %s', (_name, link, href, kind) => {
    expect(resolveLink(link, context)).toEqual({ href, kind });
  });
});
