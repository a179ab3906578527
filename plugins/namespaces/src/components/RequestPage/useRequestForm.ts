import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Claim,
  ClaimOptions,
  ClaimRequestInput,
  Problem,
  problemsOf,
} from '@dugnad/plugin-namespaces-common';
import { FormEvent, RefObject, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  ClaimPreviews,
  RequestPreview,
  useClaimPreviews,
} from '../../hooks/useClaimPreviews';
import { useClaimRequests } from '../../hooks/useClaimRequests';
import { batchProblems } from '../../lib/batchProblems';
import { Draft, draftProblems, emptyDraft, toRequests } from '../../lib/draft';
import { claimRouteRef, rootRouteRef } from '../../routes';

/** The state of the request form, and what can be done with it. */
export interface RequestFormState {
  ref: RefObject<HTMLFormElement>;
  draft: Draft;
  problems: Problem[];
  previews: ClaimPreviews;
  /** Why the last attempt was refused, as long as what was asked is what is typed. */
  error: Error | null;
  isPending: boolean;
  change: (draft: Draft) => void;
  leave: (field: string) => void;
  submit: (event: FormEvent) => void;
}

/** What is typed, what is wrong with it, and what became of it. */
export function useRequestForm(options: ClaimOptions): RequestFormState {
  const [draft, setDraft] = useState(() => emptyDraft(options));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tries, setTries] = useState(0);
  const ref = useRef<HTMLFormElement>(null);
  const show = useShowFiled();
  const filing = useClaimRequests();
  const own = draftProblems(draft, options);
  const requests = own.length > 0 ? [] : toRequests(draft);
  const previews = useClaimPreviews(requests);
  const error = same(filing.variables, requests) ? filing.error : null;
  const problems = [
    ...own.filter(({ field }) => tries > 0 || left.has(field)),
    ...distinct([
      ...refusals(previews.items),
      ...batchProblems(problemsOf(error), requests),
    ]),
  ];
  useFirstToMend(ref, tries, filing.error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (own.length === 0 && !filing.isPending)
      filing.mutate(requests, {
        onSuccess: claims => show(claims, draft.name),
      });
  };
  return {
    ref,
    draft,
    problems,
    previews,
    error,
    submit,
    change: setDraft,
    leave: field => setLeft(new Set([...left, field])),
    isPending: filing.isPending,
  };
}

/** After a try that failed the keyboard is at the first field to mend. */
function useFirstToMend(
  ref: RefObject<HTMLFormElement>,
  tries: number,
  error: Error | null,
) {
  useEffect(() => {
    ref.current
      ?.querySelector<HTMLElement>(
        '[aria-invalid="true"], [data-invalid] button',
      )
      ?.focus();
  }, [ref, tries, error]);
}

/** Goes to what was requested. */
function useShowFiled() {
  const navigate = useNavigate();
  const claimLink = useRouteRef(claimRouteRef);
  const listLink = useRouteRef(rootRouteRef);
  return (claims: Claim[], name: string) => {
    const link =
      claims.length === 1
        ? claimLink?.({ id: claims[0].id })
        : `${listLink?.() ?? '..'}?text=${encodeURIComponent(name)}`;
    navigate(link ?? '..');
  };
}

function refusals(items: RequestPreview[]): Problem[] {
  return items.flatMap(({ request, preview }) =>
    preview.verdict.verdict === 'refuse'
      ? preview.verdict.reasons.map(reason => ({
          ...reason,
          values: { name: request.name, ...reason.values },
        }))
      : [],
  );
}

function same(
  asked: ClaimRequestInput[] | undefined,
  typed: ClaimRequestInput[],
): boolean {
  return JSON.stringify(asked) === JSON.stringify(typed);
}

function distinct(problems: Problem[]): Problem[] {
  const byText = problems.map(
    problem => [`${problem.field} ${problem.message}`, problem] as const,
  );
  return [...new Map(byText).values()];
}
