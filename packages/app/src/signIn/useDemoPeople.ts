import {
  configApiRef,
  discoveryApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { fetchDemoPeople } from './fetchDemoPeople';

const STILL_READING_INTERVAL_MS = 1_500;

/** The demo people, asked for again while the catalog has not read all of them. Asks nothing outside development. */
export function useDemoPeople() {
  const config = useApi(configApiRef);
  const discovery = useApi(discoveryApiRef);
  const development =
    config.getOptionalString('auth.environment') === 'development';
  const query = useQuery({
    queryKey: ['demo-people'],
    enabled: development,
    retry: false,
    queryFn: async ({ signal }) =>
      (await fetchDemoPeople({
        authBaseUrl: await discovery.getBaseUrl('auth'),
        signal,
      })) ?? null,
    refetchInterval: ({ state }) =>
      state.data?.missing.length ? STILL_READING_INTERVAL_MS : false,
  });
  return { ...query, offered: development && query.data !== null };
}
