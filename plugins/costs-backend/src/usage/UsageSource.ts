import { UsageSource as SourceName } from '@dugnad/plugin-costs-common';

/** What a container uses now. */
export interface ContainerUsage {
  cpuMillicores: number;
  memoryBytes: number;
}

/** Usage by `namespace/pod/container`. */
export type UsageByContainer = Map<string, ContainerUsage>;

/** Where one cluster's usage comes from. */
export interface UsageSource {
  readonly name: Exclude<SourceName, 'mixed'>;
  /** Usage of every container now. Throws when the source cannot tell. */
  read(signal: AbortSignal): Promise<UsageByContainer>;
}

/** Key of a container in `UsageByContainer`. */
export function usageKey(
  namespace: string,
  pod: string,
  container: string,
): string {
  return `${namespace}/${pod}/${container}`;
}
