import { useApi } from '@backstage/frontend-plugin-api';
import { useSettled } from '@dugnad/plugin-clusters-react';
import { AdoptionRequestInput } from '@dugnad/plugin-namespaces-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

const PAUSE_MS = 400;

/** What adopting would do, asked whenever the form stands still. Nothing while it is incomplete. */
export function useAdoptionPreview(body: AdoptionRequestInput | undefined) {
  const api = useApi(namespacesApiRef);
  const text = JSON.stringify(body);
  const settled = useSettled(text, PAUSE_MS) === text;
  return useQuery({
    queryKey: keys.preview(['adoption', body]),
    queryFn: ({ signal }) => {
      if (!body) throw new Error('There is nothing to preview');
      return api.previewAdoption(body, { signal });
    },
    enabled: body !== undefined && settled,
    placeholderData: body && keepPreviousData,
  });
}
