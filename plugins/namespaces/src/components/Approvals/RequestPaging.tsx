import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TablePagination } from '@backstage/ui';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import { RequestPage } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `RequestPaging`. */
export interface RequestPagingProps {
  page: RequestPage;
  offset: number;
  limit: number;
  onChange: (offset: number) => void;
}

/** Leads to the next requests; absent where all fit on one page. */
export function RequestPaging(props: RequestPagingProps) {
  const { page, offset, limit, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const language = useLanguage();
  const number = (value: number) => value.toLocaleString(language);
  if (page.totalItems <= limit) return null;
  return (
    <TablePagination
      pageSize={limit}
      showPageSizeOptions={false}
      offset={offset}
      totalCount={page.totalItems}
      hasNextPage={offset + limit < page.totalItems}
      hasPreviousPage={offset > 0}
      onNextPage={() => onChange(offset + limit)}
      onPreviousPage={() => onChange(Math.max(0, offset - limit))}
      getLabel={() =>
        t('list.range', {
          from: number(Math.min(offset + 1, page.totalItems)),
          to: number(offset + page.items.length),
          total: number(page.totalItems),
        })
      }
    />
  );
}
