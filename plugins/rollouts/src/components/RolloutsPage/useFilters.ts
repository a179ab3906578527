import {
  Status,
  STATUSES,
  WORKLOAD_KINDS,
  WorkloadKind,
} from '@dugnad/plugin-rollouts-common';
import { useSearchParams } from 'react-router-dom';

/** The filters of the overview; they live in the address, so a view can be shared. */
export interface Filters {
  text?: string;
  cluster?: string;
  environment?: string;
  ownerRef?: string;
  kind?: WorkloadKind;
  status: Status[];
}

/** What `useFilters` returns. */
export interface UseFilters {
  filters: Filters;
  /** Whether anything is left out. */
  filtered: boolean;
  change(changes: Partial<Filters>): void;
  clear(): void;
}

function read(search: URLSearchParams): Filters {
  const one = (name: string) => search.get(name) || undefined;
  return {
    text: one('text'),
    cluster: one('cluster'),
    environment: one('environment'),
    ownerRef: one('ownerRef'),
    kind: WORKLOAD_KINDS.find(kind => kind === one('kind')),
    status: STATUSES.filter(status => search.getAll('status').includes(status)),
  };
}

/** Reads the filters off the address and writes them back. */
export function useFilters(): UseFilters {
  const [search, setSearch] = useSearchParams();
  const filters = read(search);
  const change = (changes: Partial<Filters>) => {
    const next = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...filters, ...changes })) {
      [value].flat().forEach(one => one && next.append(key, one));
    }
    setSearch(next, { replace: true });
  };
  const clear = () => setSearch(new URLSearchParams(), { replace: true });
  const filtered = Object.values(filters).flat().some(Boolean);
  return { filters, change, clear, filtered };
}
