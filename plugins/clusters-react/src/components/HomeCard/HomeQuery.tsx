import { UseQueryResult } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { QueryState } from '../QueryState/QueryState';
import styles from './HomeCard.module.css';

/** Props of `HomeQuery`. */
export interface HomeQueryProps<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** `QueryState` with its words where the words of a card are. */
export function HomeQuery<T>({ query, children }: HomeQueryProps<T>) {
  return (
    <QueryState query={query} noteClassName={styles.wait}>
      {children}
    </QueryState>
  );
}
