import { Gap } from '@dugnad/plugin-clusters-common';
import { ClusterStatus, CollectionState } from '@dugnad/plugin-clusters-node';

/** A resource the portal reads, and how current its collection is. */
export interface Source {
  /** Plural name, for example `pods`. */
  resource: string;
  state: CollectionState;
}

/** True where a collection's figures can be shown. A resource that is not served has none, and that is known. */
export function isKnown(state: CollectionState): boolean {
  return state.synced || state.absent === true;
}

/** Why figures are missing or old, one entry per resource concerned. */
export function gapsOf(sources: Source[]): Gap[] {
  return sources.flatMap(({ resource, state }): Gap[] => {
    const reason = state.error ?? null;
    const since = state.staleSince ?? null;
    if (!isKnown(state)) return [{ resource, kind: 'unread', since, reason }];
    if (since) return [{ resource, kind: 'stale', since, reason }];
    return [];
  });
}

/**
 * The oldest moment any shown figure is from; null while all are current, or none is known. An unreachable cluster's
 * figures are old from the last answer on, even before its watches have noticed.
 */
export function staleSinceOf(
  sources: Source[],
  status: ClusterStatus,
): string | null {
  const known = sources.filter(source => isKnown(source.state));
  if (known.length === 0) return null;
  const moments = known.flatMap(source => source.state.staleSince ?? []);
  if (status.state === 'unreachable') {
    moments.push(status.lastSeen ?? status.since);
  }
  return moments.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}
