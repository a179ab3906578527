import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const highlight = HighlightStyle.define([
  { tag: tags.atom, color: 'var(--bui-fg-announcement)' },
  { tag: tags.propertyName, color: 'var(--bui-fg-announcement)' },
  { tag: tags.string, color: 'var(--bui-fg-positive)' },
  { tag: tags.comment, color: 'var(--bui-fg-secondary)' },
]);

const theme = EditorView.theme({
  '&': {
    color: 'var(--bui-fg-primary)',
    backgroundColor: 'transparent',
    fontSize: 'var(--bui-font-size-1)',
    maxHeight: '24rem',
  },
  '.cm-scroller': {
    fontFamily: 'var(--bui-font-monospace)',
    lineHeight: '1.6',
    overflow: 'auto',
  },
  '&.cm-focused': { outline: '2px solid var(--bui-ring)' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none' },
  '.cm-insertedLine, &.cm-merge-b .cm-changedLine': {
    backgroundColor:
      'color-mix(in srgb, var(--bui-fg-positive) 15%, transparent)',
  },
  '.cm-deletedChunk': {
    backgroundColor:
      'color-mix(in srgb, var(--bui-fg-negative) 15%, transparent)',
  },
  '.cm-deletedChunk del, .cm-insertedLine ins': { textDecoration: 'none' },
  '&.cm-merge-b .cm-changedText, .cm-deletedText': {
    background: 'none',
    fontWeight: 'bold',
  },
  '.cm-collapsedLines': {
    color: 'var(--bui-fg-secondary)',
    background: 'var(--bui-bg-neutral-2)',
  },
});

/** Looks like the rest of the portal, light and dark, because it is made of the theme's own colours. */
export const codeTheme: Extension[] = [theme, syntaxHighlighting(highlight)];
