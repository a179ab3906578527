import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Pair,
} from 'yaml';
import { limits } from './limits';
import { NavEntry } from './types';

/** What reading `nav` needs beside its node. */
export type NavContext = {
  document: Document;
  lines: LineCounter;
  note: (line: number, text: string) => void;
  /** Entries read so far. */
  count: number;
};

/** Reads the entries of `nav`; what is none leaves a note and is left out. */
export function readNav(node: unknown, context: NavContext): NavEntry[] {
  return isSeq(node)
    ? node.items.flatMap(item => readEntry(resolve(item, context), context))
    : [];
}

function readEntry(node: unknown, context: NavContext): NavEntry[] {
  context.count += 1;
  const line = lineOf(node, context);
  if (context.count > limits.navEntries) {
    if (context.count === limits.navEntries + 1) {
      context.note(line, `nav has more than ${limits.navEntries} entries`);
    }
    return [];
  }
  if (isMap(node)) {
    return node.items.flatMap(pair => readPair(pair, line, context));
  }
  const target = isScalar(node) ? textOf(node.value) : '';
  if (target) return [{ target, line }];
  context.note(line, 'an entry of nav is empty');
  return [];
}

function readPair(
  pair: Pair<unknown, unknown>,
  line: number,
  context: NavContext,
): NavEntry[] {
  const title = isScalar(pair.key) ? textOf(pair.key.value) : '';
  const value = resolve(pair.value, context);
  if (isSeq(value)) {
    return [{ title, children: readNav(value, context), line }];
  }
  const target = isScalar(value) ? textOf(value.value) : '';
  if (target) return [{ title: title || undefined, target, line }];
  context.note(line, `nav names no page for '${title}'`);
  return [];
}

function resolve(node: unknown, context: NavContext): unknown {
  return isAlias(node) ? node.resolve(context.document) : node;
}

function lineOf(node: unknown, { lines }: NavContext): number {
  const range =
    isMap(node) || isScalar(node) || isSeq(node) ? node.range : null;
  return range ? lines.linePos(range[0]).line : 1;
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim();
}
