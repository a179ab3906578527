import { ReactNode } from 'react';
import styles from './HomeCard.module.css';

/** Words in place of, or below, what a card of the home page lists. */
export function HomeNote({ children }: { children: ReactNode }) {
  return <div className={styles.note}>{children}</div>;
}
