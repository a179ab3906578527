import { Box } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import styles from './Layout.module.css';

/** Props of `Section`. */
export interface SectionProps {
  title: string;
  /** What one should know before reading it. */
  note?: ReactNode;
  /** Beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One titled part of a page, on a surface that fields and buttons stand out from. */
export function Section({ title, note, actions, children }: SectionProps) {
  const id = useId();
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.section}
      aria-labelledby={id}
    >
      <div className={styles.sectionHead}>
        <h2 id={id} className={styles.sectionTitle}>
          {title}
        </h2>
        {actions}
      </div>
      {note && <p className={styles.note}>{note}</p>}
      {children}
    </Box>
  );
}
