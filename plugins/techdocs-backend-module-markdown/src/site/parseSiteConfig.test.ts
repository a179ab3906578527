import { parseSiteConfig } from './parseSiteConfig';

describe('parseSiteConfig', () => {
  it('fills in what is not there', () => {
    expect(parseSiteConfig('', 'Boats')).toEqual({
      siteName: 'Boats',
      siteDescription: '',
      docsDir: 'docs',
      nav: undefined,
    });
  });

  it('reads nav and ignores what only MkDocs understands', () => {
    const text = `
site_name: Boats
plugins: [techdocs-core]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:materialx.emoji.twemoji
nav:
  - index.md
  - Guide:
      - Start: guide/start.md
`;
    expect(parseSiteConfig(text, '')).toMatchObject({
      siteName: 'Boats',
      nav: [
        { target: 'index.md' },
        {
          title: 'Guide',
          children: [{ title: 'Start', target: 'guide/start.md' }],
        },
      ],
    });
  });

  it.each([
    ['no YAML', '{', 'mkdocs.yml is not valid YAML'],
    ['a nav that is no list', 'nav: 3', 'mkdocs.yml: nav'],
    ['a file that is no mapping', '- a', 'mkdocs.yml: file'],
  ])('refuses %s and says so', (_name, text, message) => {
    expect(() => parseSiteConfig(text, '')).toThrow(message);
  });

  it('refuses a file that unfolds without end', () => {
    const levels = Array.from({ length: 9 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    );
    expect(() => parseSiteConfig(levels.join('\n'), '')).toThrow(
      'mkdocs.yml is not valid YAML',
    );
  });
});
