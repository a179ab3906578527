import { lazy, Suspense } from 'react';
import styles from './YamlView.module.css';

const CodeView = lazy(() => import('./CodeView'));

/** Props of `YamlView`. */
export interface YamlViewProps {
  /** What it is the YAML of, for screen readers. */
  label: string;
  yaml: string;
  /** What is there now: with it, the view shows what would change. */
  original?: string;
}

/** YAML to read, or what would change in it. The viewer loads when it is first needed; until then the text stands alone. */
export function YamlView({ label, yaml, original }: YamlViewProps) {
  return (
    <div className={styles.root}>
      <Suspense
        fallback={
          // What scrolls must be reachable by keyboard (WCAG 2.1.1).
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <pre className={styles.plain} tabIndex={0} aria-label={label}>
            {yaml}
          </pre>
        }
      >
        <CodeView label={label} yaml={yaml} original={original} />
      </Suspense>
    </div>
  );
}
