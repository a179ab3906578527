import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { TextDiffProps } from './TextDiff';
import styles from './TextDiff.module.css';

/** Lines that stay visible around a difference. */
const MARGIN = 3;

/** The difference in one column: what goes above what comes, and equal parts folded. */
export default function MergeView({ before, after, label }: TextDiffProps) {
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!parent.current) return undefined;
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: after,
        extensions: [
          lineNumbers(),
          EditorView.lineWrapping,
          EditorView.editable.of(false),
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({
            'aria-label': label,
            tabindex: '0',
          }),
          unifiedMergeView({
            original: before,
            mergeControls: false,
            collapseUnchanged: { margin: MARGIN, minSize: 4 },
          }),
        ],
      }),
    });
    return () => view.destroy();
  }, [before, after, label]);
  return <div ref={parent} className={styles.diff} />;
}
