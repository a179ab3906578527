import { useSearchParams } from 'react-router-dom';
import { useClaimOptions } from './useClaimOptions';

/** A cluster that is kept in the address. */
export interface ChosenCluster {
  /** Empty while no cluster is known. */
  cluster: string;
  choices: { value: string; label: string }[];
  choose: (cluster: string) => void;
}

/** The cluster the address names; the first that answers where it names none. */
export function useChosenCluster(): ChosenCluster {
  const { data } = useClaimOptions();
  const [search, setSearch] = useSearchParams();
  const clusters = data?.clusters ?? [];
  const first = clusters.find(({ reachable }) => reachable) ?? clusters[0];
  return {
    cluster: search.get('cluster') ?? first?.name ?? '',
    choices: clusters.map(({ name, title }) => ({ value: name, label: title })),
    choose: cluster => setSearch({ cluster }, { replace: true }),
  };
}
