import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { AccountMonth, AccountRef } from '@dugnad/plugin-costs-common';
import {
  RolloutQueryInput,
  RolloutsClient,
} from '@dugnad/plugin-rollouts-common';
import { useQuery } from '@tanstack/react-query';
import { dayIn } from '../lib/dayIn';

const MOST = 200;

/** One rollout of what an account pays for. */
export interface Release {
  id: string;
  /** ISO 8601. */
  at: string;
  /** The day it was in the organisation's time zone. */
  day: string;
  name: string;
  version?: string;
}

/**
 * The rollouts in an account's month. None where the account has no workloads of its own, and none where the rollouts
 * plugin is absent or does not answer: a cost page does without.
 */
export function useReleases(data: AccountMonth): Release[] {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  const filter = rolloutFilter(data.account);
  const { days, timeZone } = data;
  const query = useQuery({
    queryKey: ['costs', 'releases', data.account, data.month],
    queryFn: ({ signal }) =>
      new RolloutsClient({ discoveryApi, fetchApi }).rollouts(
        {
          ...filter,
          since: `${days[0].day}T00:00:00Z`,
          limit: MOST,
        },
        { signal },
      ),
    enabled: filter !== undefined && days.length > 0,
    retry: false,
  });
  const shown = new Set(days.map(({ day }) => day));
  return (query.data?.items ?? [])
    .map(({ id, startedAt, version, name }) => ({
      id,
      at: startedAt,
      day: dayIn(startedAt, timeZone),
      name,
      version,
    }))
    .filter(({ day }) => shown.has(day));
}

function rolloutFilter({
  kind,
  id,
}: AccountRef): RolloutQueryInput | undefined {
  switch (kind) {
    case 'component':
      return { entityRef: id };
    case 'owner':
      return { ownerRef: id };
    case 'namespace': {
      const [cluster, namespace] = id.split('/');
      return { cluster, namespace };
    }
    default:
      return undefined;
  }
}
