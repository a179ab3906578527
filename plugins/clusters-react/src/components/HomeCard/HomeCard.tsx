import { ReactNode, useId } from 'react';
import { Link } from '@backstage/ui';
import styles from './HomeCard.module.css';

/** Props of `HomeCard`. */
export interface HomeCardProps {
  title: string;
  /** Where everything of this kind is; absent where that page is not installed. */
  allHref?: string;
  allText: string;
  children: ReactNode;
}

/** One titled part of a home page. */
export function HomeCard(props: HomeCardProps) {
  const { title, allHref, allText, children } = props;
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {allHref && (
          <Link href={allHref} variant="body-small">
            {allText}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
