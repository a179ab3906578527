import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Overview } from '@dugnad/plugin-rollouts-common';
import { useMemo } from 'react';
import { useEndReached } from '../../hooks/useEndReached';
import { rolloutMatrix } from '../../lib/rolloutMatrix';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { MatrixLine } from './MatrixLine';
import styles from './RolloutsPage.module.css';

/** Props of `Matrix`. */
export interface MatrixProps {
  pages: Overview[];
  /** Titles of clusters by name. */
  titles: Map<string, string>;
  isFetchingMore: boolean;
  /** Fetches the next page. */
  onMore(): void;
}

/** Applications × environments × clusters, with version, health and age; more of them as the reader goes on. */
export function Matrix({ pages, titles, isFetchingMore, onMore }: MatrixProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { environments, rows } = useMemo(() => rolloutMatrix(pages), [pages]);
  const left = Math.max(0, (pages.at(-1)?.totalRows ?? 0) - rows.length);
  const endRef = useEndReached(onMore, rows.length);
  const named = environments.map(key => ({
    key,
    title: key || t('matrix.noEnvironment'),
  }));
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={t('matrix.title')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.application')}</th>
            {named.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <MatrixLine
              key={row.key}
              row={row}
              environments={named}
              titles={titles}
            />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <div ref={endRef} className={styles.more}>
          <Button
            variant="secondary"
            size="small"
            isPending={isFetchingMore}
            onPress={onMore}
          >
            {t('matrix.more', { count: left })}
          </Button>
        </div>
      )}
    </div>
  );
}
