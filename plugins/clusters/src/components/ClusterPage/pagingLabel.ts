import { Words } from '../../hooks/useWords';

/** Which rows of how many a table shows. */
export function pagingLabel(
  page: { pageSize: number; offset?: number; totalCount?: number },
  { t, count }: Words,
): string {
  const { pageSize, offset = 0, totalCount = 0 } = page;
  return t('paging', {
    from: count(Math.min(offset + 1, totalCount)),
    to: count(Math.min(offset + pageSize, totalCount)),
    total: count(totalCount),
  });
}
