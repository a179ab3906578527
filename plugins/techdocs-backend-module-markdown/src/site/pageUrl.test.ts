import { pageUrl, relativeUrl } from './pageUrl';

describe('pageUrl', () => {
  it.each([
    ['index.md', ''],
    ['README.md', ''],
    ['start.md', 'start/'],
    ['guide/index.md', 'guide/'],
    ['guide/start.md', 'guide/start/'],
    ['guide/myindex.md', 'guide/myindex/'],
  ])('puts %s at "%s"', (path, url) => expect(pageUrl(path)).toBe(url));
});

describe('relativeUrl', () => {
  it.each([
    ['', '', './'],
    ['', 'guide/', 'guide/'],
    ['guide/', '', '../'],
    ['guide/start/', 'guide/end/', '../end/'],
    ['guide/start/', 'guide/start/', './'],
    ['guide/start/', 'img/a.png', '../../img/a.png'],
  ])('goes from "%s" to "%s" by %s', (from, to, expected) =>
    expect(relativeUrl(from, to)).toBe(expected),
  );
});
