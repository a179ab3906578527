import { parseSiteConfig } from './parseSiteConfig';

describe('parseSiteConfig', () => {
  it('fills in what is not there', () => {
    expect(parseSiteConfig('', 'Boats').config).toEqual({
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
    expect(parseSiteConfig(text, '').config).toMatchObject({
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
    ['a file that is no mapping', '- a', 'mkdocs.yml: the file is no list'],
  ])('refuses %s and says so', (_name, text, message) => {
    expect(() => parseSiteConfig(text, '')).toThrow(message);
  });

  it.each([
    ['nav', 'nav:\n'],
    ['nav, as a list of nothing', 'nav: []\n'],
    ['docs_dir', 'docs_dir:\n'],
    ['site_name', 'site_name: ""\n'],
    ['everything', 'site_name:\nsite_description: ~\ndocs_dir: null\nnav:\n'],
  ])('takes an empty key as absent: %s', (_name, text) => {
    const { config, notes } = parseSiteConfig(text, 'Boats');
    expect(config).toEqual({
      siteName: 'Boats',
      siteDescription: '',
      docsDir: 'docs',
      nav: undefined,
    });
    expect(notes).toEqual([]);
  });

  it.each([
    ['a doubled key', 'site_name: A\nsite_name: B', 'B', [2, 'stands twice']],
    [
      'a variable with a default',
      'site_name: !ENV [PATH, Boats]',
      'Boats',
      [1, '!ENV'],
    ],
    ['a variable without one', 'site_name: !ENV PATH', 'none', [1, '!ENV']],
    ['a plugin', 'site_name: A\nplugins: [search, macros]', 'A', [2, 'macros']],
    [
      'a plugin with settings',
      'site_name: A\nplugins:\n  - tags:\n      x: 1',
      'A',
      [3, 'tags'],
    ],
    ['a hook', 'site_name: A\nhooks: [x.py]', 'A', [2, 'hooks']],
    ['inheritance', 'INHERIT: ../x.yml\nsite_name: A', 'A', [1, 'INHERIT']],
    [
      'file addresses',
      'site_name: A\nuse_directory_urls: false',
      'A',
      [2, '/'],
    ],
    ['drafts', 'site_name: A\nexclude_docs: x', 'A', [2, 'exclude_docs']],
  ])('says what it does with %s', (_name, text, siteName, [line, words]) => {
    const { config, notes } = parseSiteConfig(text, 'none');
    expect(config.siteName).toBe(siteName);
    expect(notes).toEqual([
      { path: 'mkdocs.yml', line, text: expect.stringContaining(`${words}`) },
    ]);
  });

  it('reads what nav says in its many forms, and names what says nothing', () => {
    const text = [
      'nav:',
      '  - 2024: years/2024.md',
      '  - Pilots: !include ./pilots/mkdocs.yml',
      '  - Empty:',
      '  -',
      '  - A: a.md',
      '    B: b.md',
    ].join('\n');
    const { config, notes } = parseSiteConfig(text, '');
    expect(config.nav).toEqual([
      { title: '2024', target: 'years/2024.md', line: 2 },
      { title: 'Pilots', target: './pilots/mkdocs.yml', line: 3 },
      { title: 'A', target: 'a.md', line: 6 },
      { title: 'B', target: 'b.md', line: 6 },
    ]);
    expect(notes.map(note => `${note.line}: ${note.text}`)).toEqual([
      '3: the tag !include is not followed',
      "4: nav names no page for 'Empty'",
      '5: an entry of nav is empty',
    ]);
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
