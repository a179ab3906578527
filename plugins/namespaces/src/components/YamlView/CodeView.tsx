import { StreamLanguage } from '@codemirror/language';
import { yaml as yamlMode } from '@codemirror/legacy-modes/mode/yaml';
import { unifiedMergeView } from '@codemirror/merge';
import { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { useMemo } from 'react';
import { codeTheme } from './codeTheme';
import { YamlViewProps } from './YamlView';

const language = StreamLanguage.define(yamlMode);

const SETUP = {
  lineNumbers: false,
  foldGutter: false,
  highlightActiveLine: false,
  highlightActiveLineGutter: false,
  highlightSelectionMatches: false,
  searchKeymap: false,
};

/** The viewer itself; `YamlView` loads it when it is needed. */
export default function CodeView({ label, yaml, original }: YamlViewProps) {
  const extensions = useMemo(
    () => extensionsFor(label, original),
    [label, original],
  );
  return (
    <CodeMirror
      value={yaml}
      extensions={extensions}
      theme="none"
      basicSetup={SETUP}
      editable={false}
      readOnly
      indentWithTab={false}
    />
  );
}

function extensionsFor(label: string, original?: string): Extension[] {
  return [
    language,
    ...codeTheme,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    original === undefined
      ? []
      : unifiedMergeView({
          original,
          mergeControls: false,
          collapseUnchanged: { margin: 2, minSize: 5 },
        }),
  ];
}
