import { Card, CardBody, CardHeader } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './Entity.module.css';

/** Props of `Section`. */
export interface SectionProps {
  title: string;
  children: ReactNode;
}

/** A card with a heading. */
export function Section({ title, children }: SectionProps) {
  return (
    <Card>
      <CardHeader>
        <h2 className={styles.title}>{title}</h2>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
}
