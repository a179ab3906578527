import { useApi } from '@backstage/frontend-plugin-api';
import { useSettled } from '@dugnad/plugin-clusters-react';
import {
  ClaimPreview,
  ClaimRequestInput,
} from '@dugnad/plugin-namespaces-common';
import { useQueries } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

const PAUSE_MS = 250;

/** What is known of what one request would do. */
export interface RequestPreview {
  request: ClaimRequestInput;
  preview?: ClaimPreview;
  error: Error | null;
}

/** What would happen if `requests` were filed, asked whenever they stand still for a moment. */
export function useClaimPreviews(requests: ClaimRequestInput[]) {
  const api = useApi(namespacesApiRef);
  const text = JSON.stringify(requests);
  const settled = useSettled(text, PAUSE_MS) === text;
  const results = useQueries({
    queries: requests.map(request => ({
      queryKey: keys.preview(request),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.preview(request, { signal }),
      enabled: settled,
      placeholderData: (previous: ClaimPreview | undefined) => previous,
    })),
  });
  const previews = requests.map(
    (request, index): RequestPreview => ({
      request,
      preview: results[index].data,
      error: results[index].error,
    }),
  );
  const busy =
    requests.length > 0 &&
    (!settled || results.some(result => result.isFetching));
  return { previews, busy };
}
