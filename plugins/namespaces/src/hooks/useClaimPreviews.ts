import { useApi } from '@backstage/frontend-plugin-api';
import { useSettled } from '@dugnad/plugin-clusters-react';
import {
  BatchPreview,
  ClaimPreview,
  ClaimRequestInput,
} from '@dugnad/plugin-namespaces-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

const PAUSE_MS = 250;

/** What one request would do. */
export interface RequestPreview {
  request: ClaimRequestInput;
  preview: ClaimPreview;
}

/** What is known of what requests would do. */
export interface ClaimPreviews {
  /** Empty while nothing is known. */
  items: RequestPreview[];
  error: Error | null;
  /** An answer is on its way. */
  busy: boolean;
}

/** What would happen if `requests` were filed together, asked whenever they stand still for a moment. */
export function useClaimPreviews(requests: ClaimRequestInput[]): ClaimPreviews {
  const api = useApi(namespacesApiRef);
  const text = JSON.stringify(requests);
  const settled = useSettled(text, PAUSE_MS) === text;
  const wanted = requests.length > 0;
  const { data, error, isFetching } = useQuery({
    queryKey: keys.preview(requests),
    queryFn: ({ signal }) => api.previewBatch({ requests }, { signal }),
    enabled: settled && wanted,
    placeholderData: keepPreviousData,
  });
  return {
    items: wanted ? paired(requests, data) : [],
    error: wanted ? error : null,
    busy: wanted && (!settled || isFetching),
  };
}

/** The answer to a question with other environments fits no more. */
function paired(
  requests: ClaimRequestInput[],
  data: BatchPreview | undefined,
): RequestPreview[] {
  if (data?.items.length !== requests.length) return [];
  return requests.map((request, index) => ({
    request,
    preview: data.items[index],
  }));
}
