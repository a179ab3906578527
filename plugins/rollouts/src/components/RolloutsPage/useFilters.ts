import { Status, STATUSES } from '@dugnad/plugin-rollouts-common';
import { useSearchParams } from 'react-router-dom';

/** The filters of the overview; they live in the address, so a view can be shared. */
export interface Filters {
  text?: string;
  cluster?: string;
  ownerRef?: string;
  status: Status[];
}

/** Reads the filters off the address and writes them back. */
export function useFilters() {
  const [search, setSearch] = useSearchParams();
  const wanted = search.getAll('status');
  const filters: Filters = {
    text: search.get('text') ?? undefined,
    cluster: search.get('cluster') ?? undefined,
    ownerRef: search.get('ownerRef') ?? undefined,
    status: STATUSES.filter(status => wanted.includes(status)),
  };
  const change = (changes: Partial<Filters>) => {
    const next = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...filters, ...changes })) {
      [value].flat().forEach(one => one && next.append(key, one));
    }
    setSearch(next, { replace: true });
  };
  const clear = () => setSearch(new URLSearchParams(), { replace: true });
  return { filters, change, clear, filtered: search.size > 0 };
}
