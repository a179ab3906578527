import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { AccountMonth, AccountRef } from '@dugnad/plugin-costs-common';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { dayIn } from '../lib/dayIn';

const MOST = '200';

/** What is read of the answer of `GET /api/rollouts/rollouts`. The rollouts plugin is no dependency: an app may be without it. */
const answerSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      startedAt: z.string(),
      version: z.string().optional(),
      name: z.string(),
    }),
  ),
});

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
    queryFn: async ({ signal }) => {
      const since = `${days[0].day}T00:00:00Z`;
      const search = new URLSearchParams({ ...filter, since, limit: MOST });
      const base = await discoveryApi.getBaseUrl('rollouts');
      const address = `${base}/rollouts?${search}`;
      const answer = await fetchApi.fetch(address, { signal });
      if (!answer.ok) {
        throw new Error(`Rollouts answered ${answer.status}`);
      }
      return answerSchema.parse(await answer.json());
    },
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
}: AccountRef): Record<string, string> | undefined {
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
