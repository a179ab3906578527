import {
  ClaimQueryInput,
  claimQuerySchema,
} from '@dugnad/plugin-namespaces-common';
import { useSearchParams } from 'react-router-dom';

const PAGE_SIZE = 25;
const FILTERS = ['text', 'cluster', 'environment', 'state', 'owner', 'system'];

/** The list's filters, kept in the address so that a view can be shared and the back button works. */
export function useListQuery() {
  const [search, setSearch] = useSearchParams();
  const parsed = claimQuerySchema.safeParse({
    text: search.get('text') ?? undefined,
    cluster: listIn(search, 'cluster'),
    environment: listIn(search, 'environment'),
    state: listIn(search, 'state'),
    owner: listIn(search, 'owner'),
    system: listIn(search, 'system'),
    sort: search.get('sort') ?? undefined,
    order: search.get('order') ?? undefined,
    limit: search.get('limit') ?? PAGE_SIZE,
    offset: search.get('offset') ?? undefined,
  });
  const query = parsed.success
    ? parsed.data
    : claimQuerySchema.parse({ limit: PAGE_SIZE });

  /** Changes filters; any change but that of the page goes back to the first one. */
  const change = (changes: ClaimQueryInput) =>
    setSearch(
      before => {
        const after = new URLSearchParams(before);
        after.delete('offset');
        for (const [key, value] of Object.entries(changes)) {
          after.delete(key);
          for (const item of [value].flat())
            if (item !== undefined && item !== '' && item !== 0)
              after.append(key, String(item));
        }
        return after;
      },
      { replace: true },
    );

  const filtered = FILTERS.some(key => search.has(key));
  return { query, change, filtered };
}

function listIn(search: URLSearchParams, key: string): string[] | undefined {
  const values = search.getAll(key);
  return values.length > 0 ? values : undefined;
}
