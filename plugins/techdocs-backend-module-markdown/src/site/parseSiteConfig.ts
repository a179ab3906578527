import { InputError } from '@backstage/errors';
import {
  Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
} from 'yaml';
import { readNav } from './readNav';
import { NavEntry, Note, SiteConfig } from './types';

/** Keys that change what readers see with MkDocs, and do nothing here. */
const UNSUPPORTED = new Map([
  ['INHERIT', 'settings are not inherited from another file'],
  ['hooks', 'hooks are not run'],
  ['extra_css', 'styles of a site are not used'],
  ['extra_javascript', 'scripts of a site are not run'],
  ['extra_templates', 'templates of a site are not used'],
  ['exclude_docs', 'no page is excluded: move drafts out of the docs folder'],
  ['draft_docs', 'drafts are published: move them out of the docs folder'],
]);

/** Plugins whose work is done here as well. */
const PLUGINS = ['techdocs-core', 'search'];

type Source = { document: Document; lines: LineCounter; notes: Note[] };

/**
 * Reads the text of an mkdocs.yml. An empty key is as if absent, of a doubled
 * one the last counts. Tags are never executed; aliases are limited, so that a
 * small file cannot unfold into a large one. What only Python's MkDocs
 * understands leaves a note.
 *
 * @throws InputError when the file is no YAML or a key has the wrong shape.
 */
export function parseSiteConfig(
  text: string,
  defaultName: string,
  fileName = 'mkdocs.yml',
): { config: SiteConfig; notes: Note[] } {
  const source = parseYaml(text, fileName);
  const { document, notes } = source;
  if (document.contents !== null && !isMap(document.contents)) {
    throw new InputError(`${fileName}: the file is no list of keys and values`);
  }
  const root = document.contents ?? new YAMLMap();
  const note = (line: number, words: string) =>
    notes.push({ path: fileName, line, text: words });
  unsupportedKeys(root, source, note);
  const string = (key: string) => readString(root.get(key), key, fileName);
  return {
    config: {
      siteName: string('site_name')?.slice(0, 200) ?? defaultName,
      siteDescription: string('site_description')?.slice(0, 2000) ?? '',
      docsDir: string('docs_dir') ?? 'docs',
      nav: navOf(root, source, note, fileName),
    },
    notes,
  };
}

function parseYaml(text: string, fileName: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'silent',
    uniqueKeys: false,
  });
  const [error] = document.errors;
  if (error) {
    throw new InputError(`${fileName} is not valid YAML: ${error.message}`);
  }
  try {
    document.toJS({ maxAliasCount: 50 });
  } catch (cause) {
    throw new InputError(`${fileName} is not valid YAML`, cause);
  }
  const notes: Note[] = [];
  const note = (offset: number, words: string) =>
    notes.push({
      path: fileName,
      line: lines.linePos(offset).line,
      text: words,
    });
  visitTags(document, note);
  visitDoubles(document, note);
  return { document, lines, notes };
}

/** `!ENV [NAME, default]` becomes its default: the portal's own environment is nobody's business. */
function visitTags(
  document: Document,
  note: (offset: number, words: string) => void,
): void {
  visit(document, {
    Node: (_key, node) => {
      const tag = 'tag' in node ? node.tag : undefined;
      if (!tag || tag.startsWith('tag:yaml.org')) return undefined;
      // Extensions name their functions like this; those that matter are built in.
      if (tag.startsWith('!!python') || tag === '!relative') return undefined;
      if (tag !== '!ENV') {
        note(node.range?.[0] ?? 0, `the tag ${tag} is not followed`);
        return undefined;
      }
      note(node.range?.[0] ?? 0, 'of !ENV only the default value is used');
      const last =
        isSeq(node) && node.items.length > 1 ? node.items.at(-1) : null;
      return isScalar(last) ? last : document.createNode(null);
    },
  });
}

function visitDoubles(
  document: Document,
  note: (offset: number, words: string) => void,
): void {
  visit(document, {
    Map: (_key, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (seen.has(name) && isScalar(key)) {
          note(key.range?.[0] ?? 0, `'${name}' stands twice: the last counts`);
        }
        seen.add(name);
      }
      // The library looks keys up from the top; readers of YAML let the last one win.
      map.items = [
        ...new Map(
          map.items.map(pair => [
            isScalar(pair.key) ? String(pair.key.value) : pair,
            pair,
          ]),
        ).values(),
      ];
    },
  });
}

function readString(
  value: unknown,
  key: string,
  fileName: string,
): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (/^(string|number|boolean)$/.test(typeof value)) return String(value);
  throw new InputError(`${fileName}: ${key} must be text`);
}

function navOf(
  root: YAMLMap,
  { document, lines }: Source,
  note: (line: number, words: string) => void,
  fileName: string,
): NavEntry[] | undefined {
  const nav = root.get('nav', true);
  if (!nav || (isScalar(nav) && (nav.value === null || nav.value === ''))) {
    return undefined;
  }
  if (!isSeq(nav)) throw new InputError(`${fileName}: nav must be a list`);
  if (!nav.items.length) return undefined;
  return readNav(nav, { document, lines, note, count: 0 });
}

function unsupportedKeys(
  root: YAMLMap,
  { lines }: Source,
  note: (line: number, words: string) => void,
): void {
  const lineOf = (node: unknown) =>
    isScalar(node) || isMap(node)
      ? lines.linePos(node.range?.[0] ?? 0).line
      : 1;
  for (const { key, value } of root.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const reason = UNSUPPORTED.get(name);
    if (reason && !isEmpty(value)) note(lineOf(key), `${name}: ${reason}`);
    if (name === 'use_directory_urls' && isScalar(value) && !value.value) {
      note(
        lineOf(key),
        'use_directory_urls: pages keep addresses that end in /',
      );
    }
    if (name !== 'plugins') continue;
    for (const plugin of namesOf(value)) {
      const text = String(plugin.value);
      if (!PLUGINS.includes(text)) {
        note(lineOf(plugin), `the plugin ${text} is not run`);
      }
    }
  }
}

/** Plugins are a list of names, of single keys, or one map. */
function namesOf(plugins: unknown): Scalar[] {
  if (!isSeq(plugins) && !isMap(plugins)) return [];
  return plugins.items.flatMap(item => {
    if (isPair(item)) return isScalar(item.key) ? [item.key] : [];
    if (isMap(item)) return namesOf(item);
    return isScalar(item) ? [item] : [];
  });
}

function isEmpty(value: unknown): boolean {
  if (isSeq(value) || isMap(value)) return value.items.length === 0;
  return isScalar(value) ? value.value === null || value.value === '' : !value;
}
