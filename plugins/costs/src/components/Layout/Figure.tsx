import { ReactNode } from 'react';
import styles from './Layout.module.css';

/** Props of `Figure`. */
export interface FigureProps {
  name: string;
  value: string;
  note?: ReactNode;
  /** Opens where the figure comes from. */
  action?: ReactNode;
}

/** One figure people look for, with its name and what qualifies it. */
export function Figure({ name, value, note, action }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt className={styles.figureName}>
        {name}
        {action}
      </dt>
      <dd className={styles.figureValue}>{value}</dd>
      {note && <dd className={styles.figureNote}>{note}</dd>}
    </div>
  );
}
