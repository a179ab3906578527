import { limits } from './limits';
import { Note, Origin, SourcePage } from './types';

/** Reads the text of a file of the repository. @throws with a message that ends the sentence "the snippet x …". */
export type ReadSnippet = (path: string) => Promise<string>;

type Line = { text: string; origin: Origin };

type Expansion = {
  read: ReadSnippet;
  notes: Note[];
  count: number;
  characters: number;
};

const MARK = /^([ \t]*)(;?)(?:-{1,8})8<(?:-{1,8})(?:[ \t]+(.*?))?[ \t]*$/;
const SECTION_MARK = /-{1,8}8<-{1,8}\s*\[\s*(?:start|end)\s*:/;

/**
 * Puts snippets in their places as pymdownx does: `--8<-- "path"`, a block of
 * paths between two lines of `--8<--`, parts of a file (`path:3:7`,
 * `path:name`), and snippets within snippets. What cannot be read leaves a note.
 */
export async function expandSnippets(
  name: string,
  text: string,
  read: ReadSnippet,
): Promise<{ page: SourcePage; notes: Note[] }> {
  if (!text.includes('8<')) return { page: { name, text }, notes: [] };
  const state: Expansion = {
    read,
    notes: [],
    count: 0,
    characters: text.length,
  };
  const lines = await expand(toLines(name, text), state, 0);
  const page = {
    name,
    text: lines.map(line => line.text).join('\n'),
    origins: lines.map(({ origin }) => origin),
  };
  return { page, notes: state.notes };
}

function toLines(path: string, text: string): Line[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ text: line, origin: { path, line: index + 1 } }));
}

async function expand(
  lines: Line[],
  state: Expansion,
  depth: number,
): Promise<Line[]> {
  const result: Line[] = [];
  let block = false;
  for (const line of lines) {
    const mark = MARK.exec(line.text);
    if (mark?.[2]) {
      result.push({ ...line, text: line.text.replace(';', '') });
    } else if (mark && mark[3] === undefined) {
      block = !block;
    } else if (mark || block) {
      const name = mark ? mark[3] : line.text.trim();
      const indent = mark ? mark[1] : /^[ \t]*/.exec(line.text)?.[0] ?? '';
      const inserted = await insert(name, line.origin, state, depth);
      for (const { text, origin } of inserted) {
        result.push({ text: text && `${indent}${text}`, origin });
      }
    } else if (depth === 0 || !SECTION_MARK.test(line.text)) result.push(line);
  }
  return result;
}

async function insert(
  written: string,
  origin: Origin,
  state: Expansion,
  depth: number,
): Promise<Line[]> {
  const target = written.trim().replace(/^(["'])(.*)\1$/, '$2');
  // pymdownx: a path after a semicolon is switched off.
  if (!target || target.startsWith(';') || target.startsWith('[')) return [];
  state.count += 1;
  try {
    if (depth >= limits.snippetDepth) throw new Error('is nested too deeply');
    if (state.count > limits.snippetsPerPage) {
      throw new Error(`is one of more than ${limits.snippetsPerPage}`);
    }
    const part = await readPart(target, state.read);
    state.characters += part.reduce((sum, { text }) => sum + text.length, 0);
    if (state.characters > limits.pageBytes) {
      throw new Error('makes the page too large');
    }
    return await expand(part, state, depth + 1);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    state.notes.push({ ...origin, text: `the snippet '${target}' ${reason}` });
    return [];
  }
}

async function readPart(target: string, read: ReadSnippet): Promise<Line[]> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(target)) {
    throw new Error('is an address: only files of the repository are read');
  }
  const [, path, rest] = /^([^:]+)(?::(.*))?$/.exec(target) ?? ['', target, ''];
  const lines = toLines(path, await read(path));
  if (!rest) return lines;
  const range = /^(\d*)(?::(\d*))?$/.exec(rest);
  if (range) {
    const from = Math.max(Number(range[1] || 1) - 1, 0);
    return lines.slice(from, range[2] ? Number(range[2]) : undefined);
  }
  return section(lines, rest);
}

function section(lines: Line[], name: string): Line[] {
  const at = (word: string) =>
    lines.findIndex(
      ({ text }) =>
        SECTION_MARK.test(text) &&
        text
          .replace(/\s/g, '')
          .includes(`[${word}:${name.replace(/\s/g, '')}]`),
    );
  const [start, end] = [at('start'), at('end')];
  if (start < 0) throw new Error(`has no section '${name}'`);
  return lines.slice(start + 1, end < 0 ? undefined : end);
}
