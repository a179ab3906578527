import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, TablePagination, useBreakpoint } from '@backstage/ui';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import {
  ClaimPage,
  ClaimQuery,
  ClaimQueryInput,
} from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ClaimCards } from './ClaimCards';
import { ClaimTable } from './ClaimTable';
import { EmptyList } from './EmptyList';

const PAGE_SIZES = [25, 50, 100];

/** Props of `ClaimResults`. */
export interface ClaimResultsProps {
  page: ClaimPage | undefined;
  stale: boolean;
  query: ClaimQuery;
  filtered: boolean;
  onChange: (changes: ClaimQueryInput) => void;
}

/** One page of claims, as a table where there is room for one and as cards where there is not. */
export function ClaimResults(props: ClaimResultsProps) {
  const { page, stale, query, filtered, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const wide = useBreakpoint().up('md');
  if (page?.totalItems === 0) return <EmptyList filtered={filtered} />;
  if (!page)
    return (
      <div role="status" aria-label={t('list.loading')}>
        <Skeleton width="100%" height="16rem" />
      </div>
    );
  const View = wide ? ClaimTable : ClaimCards;
  return (
    <>
      <View
        claims={page.items}
        stale={stale}
        query={query}
        onChange={onChange}
      />
      <Paging page={page} query={query} onChange={onChange} />
    </>
  );
}

function Paging(
  props: Pick<ClaimResultsProps, 'query' | 'onChange'> & { page: ClaimPage },
) {
  const { page, query, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const language = useLanguage();
  const { offset, limit } = query;
  const { totalItems, items } = page;
  const number = (value: number) => value.toLocaleString(language);
  return (
    <TablePagination
      pageSize={limit}
      pageSizeOptions={PAGE_SIZES.map(value => ({
        value,
        label: t('list.pageSize', { size: number(value) }),
      }))}
      showPageSizeOptions={totalItems > Math.min(...PAGE_SIZES)}
      offset={offset}
      totalCount={totalItems}
      hasNextPage={offset + limit < totalItems}
      hasPreviousPage={offset > 0}
      onNextPage={() => onChange({ offset: offset + limit })}
      onPreviousPage={() => onChange({ offset: Math.max(0, offset - limit) })}
      onPageSizeChange={size => onChange({ limit: size })}
      getLabel={() =>
        t('list.range', {
          from: number(Math.min(offset + 1, totalItems)),
          to: number(offset + items.length),
          total: number(totalItems),
        })
      }
    />
  );
}
