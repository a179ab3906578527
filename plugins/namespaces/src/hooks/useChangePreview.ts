import { useApi } from '@backstage/frontend-plugin-api';
import { useSettled } from '@dugnad/plugin-clusters-react';
import { ClaimChangeInput } from '@dugnad/plugin-namespaces-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

const PAUSE_MS = 250;

/** What a change would do, asked whenever it stands still for a moment. Nothing while there is no change. */
export function useChangePreview(
  claimId: string,
  change: ClaimChangeInput | undefined,
) {
  const api = useApi(namespacesApiRef);
  const text = JSON.stringify(change);
  const settled = useSettled(text, PAUSE_MS) === text;
  return useQuery({
    queryKey: keys.preview([claimId, change]),
    queryFn: ({ signal }) => {
      if (!change) throw new Error('There is nothing to preview');
      return api.previewChange(claimId, change, { signal });
    },
    enabled: change !== undefined && settled,
    placeholderData: change && keepPreviousData,
  });
}
