import { useApi } from '@backstage/frontend-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  AccountListQueryInput,
  AccountQueryInput,
  AccountRef,
  COSTS_CHANNEL,
  ComparisonRequest,
  ExplanationQueryInput,
  MonthQueryInput,
} from '@dugnad/plugin-costs-common';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { costsApiRef } from '../api/costsApiRef';

const ROOT = 'costs';

/** Fetches again what is on screen when the backend has new figures. */
export function useLiveCosts(): void {
  const { lastSignal } = useSignal(COSTS_CHANNEL);
  const client = useQueryClient();
  useEffect(() => {
    if (lastSignal) client.invalidateQueries({ queryKey: [ROOT] });
  }, [lastSignal, client]);
}

/** Currency, months, clusters, and what the person may do. */
export function useCostsContext() {
  const api = useApi(costsApiRef);
  return useQuery({
    queryKey: [ROOT, 'context'],
    queryFn: ({ signal }) => api.context({ signal }),
  });
}

/** The month of the whole organisation. The month before stays until the chosen one is there. */
export function useOrganisation(query: MonthQueryInput) {
  const api = useApi(costsApiRef);
  return useQuery({
    queryKey: [ROOT, 'organisation', query],
    queryFn: ({ signal }) => api.organisation(query, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** The accounts of one kind. */
export function useAccounts(query: AccountListQueryInput) {
  const api = useApi(costsApiRef);
  return useQuery({
    queryKey: [ROOT, 'accounts', query],
    queryFn: ({ signal }) => api.accounts(query, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** One account in one month. */
export function useAccount(query: AccountQueryInput) {
  const api = useApi(costsApiRef);
  return useQuery({
    queryKey: [ROOT, 'account', query],
    queryFn: ({ signal }) => api.account(query, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Where a figure comes from; fetched when somebody asks. */
export function useExplanation(query: ExplanationQueryInput | undefined) {
  const api = useApi(costsApiRef);
  return useQuery({
    queryKey: [ROOT, 'explanation', query],
    queryFn: ({ signal }) => api.explanation(query!, { signal }),
    enabled: query !== undefined,
  });
}

/** Requests that would fit what was observed. */
export function useRecommendations(account: AccountRef) {
  const api = useApi(costsApiRef);
  return useQuery({
    queryKey: [ROOT, 'recommendations', account],
    queryFn: ({ signal }) => api.recommendations(account, { signal }),
  });
}

/** The same use at other providers. */
export function useComparison(request: ComparisonRequest) {
  const api = useApi(costsApiRef);
  return useQuery({
    queryKey: [ROOT, 'comparison', request],
    queryFn: ({ signal }) => api.comparison(request, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Budgets of one account, or all the person may see. */
export function useBudgets(account?: AccountRef) {
  const api = useApi(costsApiRef);
  return useQuery({
    queryKey: [ROOT, 'budgets', account ?? null],
    queryFn: ({ signal }) => api.budgets(account, { signal }),
  });
}

/** What is on the bill in a month. */
export function useCharges(month: string | undefined) {
  const api = useApi(costsApiRef);
  return useQuery({
    queryKey: [ROOT, 'charges', month],
    queryFn: ({ signal }) => api.charges(month, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** A change; everything on screen is fetched again after it. */
export function useCostsChange<Input, Result>(
  change: (input: Input) => Promise<Result>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: [ROOT] }),
  });
}
