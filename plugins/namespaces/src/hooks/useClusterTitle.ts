import { useClaimOptions } from './useClaimOptions';

/** Turns a cluster's name into its title; into itself while that is not known. */
export function useClusterTitle(): (name: string) => string {
  const { data } = useClaimOptions();
  return name =>
    data?.clusters.find(cluster => cluster.name === name)?.title ?? name;
}
