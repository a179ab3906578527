import {
  SearchField,
  SortDescriptor,
  Table,
  useBreakpoint,
} from '@backstage/ui';
import { namespaceOrderSchema } from '@dugnad/plugin-clusters-common';
import { QueryProblem, useSettled } from '@dugnad/plugin-clusters-react';
import { useState } from 'react';
import { useNamespaces } from '../../hooks/useNamespaces';
import { useWords } from '../../hooks/useWords';
import styles from './ClusterPage.module.css';
import { namespaceColumns } from './namespaceColumns';
import { pagingLabel } from './pagingLabel';

const PAGE_SIZE = 25;
const TYPING_MS = 250;

/** The namespaces of a cluster: searched, ordered and paged by the backend, so that ten thousand are no more work. */
export function NamespacesTable(props: { cluster: string }) {
  const words = useWords();
  const { t } = words;
  const wide = useBreakpoint().up('md');
  const [text, setText] = useState('');
  const search = useSettled(text.trim(), TYPING_MS);
  const [offset, setOffset] = useState(0);
  const [sort, setSort] = useState<SortDescriptor>({
    column: 'name',
    direction: 'ascending',
  });
  const query = useNamespaces(props.cluster, {
    search: search || undefined,
    orderBy: namespaceOrderSchema.catch('name').parse(sort.column),
    direction: sort.direction,
    offset,
    limit: PAGE_SIZE,
  });
  const { data, error } = query;
  const total = data?.total ?? 0;

  return (
    <section aria-labelledby="namespaces-title">
      <div className={styles.sectionHead}>
        <h2 id="namespaces-title">{t('namespaces.title')}</h2>
        <SearchField
          className={styles.search}
          size="small"
          aria-label={t('namespaces.search')}
          placeholder={t('namespaces.search')}
          value={text}
          onChange={value => {
            setText(value);
            setOffset(0);
          }}
        />
      </div>
      {error && !data && (
        <QueryProblem
          error={error}
          words={words.problemWords}
          onRetry={() => query.refetch()}
        />
      )}
      {data?.items === null && (
        <p className={styles.secondary}>{t('unknown')}</p>
      )}
      {!error && data?.items !== null && (
        <Table
          columnConfig={namespaceColumns(words, wide)}
          data={data?.items.map(item => ({ ...item, id: item.name }))}
          isPending={!data}
          isStale={query.isPlaceholderData}
          emptyState={search ? t('namespaces.noMatch') : t('namespaces.none')}
          sort={{
            descriptor: sort,
            onSortChange: next => {
              setSort(next);
              setOffset(0);
            },
          }}
          pagination={
            total > PAGE_SIZE
              ? {
                  type: 'page',
                  pageSize: PAGE_SIZE,
                  pageSizeOptions: [],
                  offset,
                  totalCount: total,
                  hasPreviousPage: offset > 0,
                  hasNextPage: offset + PAGE_SIZE < total,
                  onPreviousPage: () =>
                    setOffset(Math.max(0, offset - PAGE_SIZE)),
                  onNextPage: () => setOffset(offset + PAGE_SIZE),
                  showPageSizeOptions: false,
                  getLabel: page => pagingLabel(page, words),
                }
              : { type: 'none' }
          }
        />
      )}
    </section>
  );
}
