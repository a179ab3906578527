import { SearchField, Table, useBreakpoint, useTable } from '@backstage/ui';
import { NodeSummary } from '@dugnad/plugin-clusters-common';
import { useMemo } from 'react';
import { useWords } from '../../hooks/useWords';
import { nodeRows, searchNodes } from '../../lib/nodeRows';
import styles from './ClusterPage.module.css';
import { nodeColumns } from './nodeColumns';
import { pagingLabel } from './pagingLabel';

const PAGE_SIZE = 20;

/** The nodes of a cluster, searchable. */
export function NodesTable(props: { nodes: NodeSummary[] | null }) {
  const words = useWords();
  const { t } = words;
  const { up } = useBreakpoint();
  const wide = up('md');
  const data = useMemo(
    () => (props.nodes ? nodeRows(props.nodes) : []),
    [props.nodes],
  );
  const { tableProps, search } = useTable({
    mode: 'complete',
    data,
    searchFn: searchNodes,
    paginationOptions: {
      type: data.length > PAGE_SIZE ? 'page' : 'none',
      pageSize: PAGE_SIZE,
      pageSizeOptions: [],
      showPageSizeOptions: false,
      getLabel: page => pagingLabel(page, words),
    },
  });
  return (
    <section aria-labelledby="nodes-title">
      <div className={styles.sectionHead}>
        <h2 id="nodes-title">{t('nodes.title')}</h2>
        {data.length > 5 && (
          <SearchField
            className={styles.search}
            size="small"
            aria-label={t('nodes.search')}
            placeholder={t('nodes.search')}
            value={search.value}
            onChange={search.onChange}
          />
        )}
      </div>
      {props.nodes ? (
        <Table
          {...tableProps}
          columnConfig={nodeColumns(words, wide)}
          emptyState={search.value ? t('nodes.noMatch') : t('nodes.none')}
        />
      ) : (
        <p className={styles.secondary}>{t('unknown')}</p>
      )}
    </section>
  );
}
