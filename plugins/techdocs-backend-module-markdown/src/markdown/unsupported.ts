import type Token from 'markdown-it/lib/token.mjs';
import { ALLOWED_TAGS } from '../html/allowedHtml';
import { parseFenceInfo } from './fences';
import { iconCharacter } from './icons';

/** Something the author should know: `line` counts from 0 in the text of the page. */
export type PageNote = { line: number; text: string };

/** Paragraphs that begin like this are blocks of extensions that are not there. */
const BLOCKS: [RegExp, string][] = [
  [/^:::\s/, 'is shown as written: documentation is not read from code'],
  [/^\/\/\/\s/, 'is shown as written: blocks of pymdownx are not known'],
  [/^\[TOC\]$/, 'is shown as written: the contents stand beside the page'],
  [/^(?:!!!|\?\?\?)/, 'is no admonition: write its title in double quotes'],
  [/^===[+!]*\s/, 'is no tab: write its title in double quotes'],
  [/^\$\$/, 'is shown as written: formulas are not typeset'],
  [/^\\\[/, 'is shown as written: formulas are not typeset'],
];

/** What of a page is not shown as its author meant it, with the line it stands in. */
export function unsupportedIn(tokens: Token[]): PageNote[] {
  let line = 0;
  return tokens.flatMap(token => {
    line = token.map?.[0] ?? line;
    return reasons(token).map(text => ({ line, text }));
  });
}

function reasons(token: Token): string[] {
  if (token.type === 'fence') return fenceReasons(token.info);
  if (token.type === 'html_block') return htmlReasons(token.content);
  if (token.type === 'inline') return inlineReasons(token);
  return /\bannotate\b/.test(token.attrGet('class') ?? '')
    ? ["the class 'annotate' does nothing: annotations stay a list"]
    : [];
}

function fenceReasons(info: string): string[] {
  const { language, ignored } = parseFenceInfo(info);
  const drawing = language === 'mermaid' || language === 'plantuml';
  return [
    ...(drawing ? [`the ${language} diagram is shown as its text`] : []),
    ...ignored.map(option => `'${option}' of the code block is not shown`),
  ];
}

function htmlReasons(html: string): string[] {
  const names = [...html.matchAll(/<([a-z][a-z0-9-]*)/gi)].map(([, name]) =>
    name.toLowerCase(),
  );
  return [...new Set(names)]
    .filter(name => !ALLOWED_TAGS.includes(name))
    .map(name => `the HTML element <${name}> is left out`);
}

function inlineReasons(token: Token): string[] {
  const start = token.content.slice(0, 200).split('\n')[0];
  const block = BLOCKS.find(([pattern]) => pattern.test(start.trim()));
  return [
    ...(block ? [`'${start.trim().slice(0, 60)}' ${block[1]}`] : []),
    ...(token.children ?? []).flatMap(childReasons),
  ];
}

function childReasons(child: Token): string[] {
  if (child.type === 'icon') {
    return iconCharacter(child.content)
      ? []
      : [`the icon ${child.content} is left out`];
  }
  if (child.type === 'html_inline') return htmlReasons(child.content);
  if (child.type !== 'text') return [];
  const macro = /\{\{.{0,60}\}\}|\{%.{0,60}%\}/.exec(child.content)?.[0];
  return macro ? [`'${macro}' is shown as written: macros are not run`] : [];
}
