import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  ClaimOptions,
  Problem,
  problemsOf,
} from '@dugnad/plugin-namespaces-common';
import { FormEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { RequestPreview, useClaimPreviews } from '../../hooks/useClaimPreviews';
import { Filed, useClaimRequests } from '../../hooks/useClaimRequests';
import { draftProblems, emptyDraft, toRequests } from '../../lib/draft';
import { claimRouteRef, rootRouteRef } from '../../routes';

/** The state of the request form: what is typed, what is wrong with it, and what became of it. */
export function useRequestForm(options: ClaimOptions) {
  const [draft, setDraft] = useState(() => emptyDraft(options));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tries, setTries] = useState(0);
  const ref = useRef<HTMLFormElement>(null);
  const show = useShowFiled();
  const filing = useClaimRequests();
  const own = draftProblems(draft, options);
  const requests = own.length > 0 ? [] : toRequests(draft);
  const { previews, busy } = useClaimPreviews(requests);
  const problems = [
    ...own.filter(({ field }) => tries > 0 || left.has(field)),
    ...distinct([...refusals(previews), ...answers(filing.data, requests)]),
  ];

  // After a try that failed the keyboard is at the first field to mend.
  useEffect(() => {
    ref.current
      ?.querySelector<HTMLElement>(
        '[aria-invalid="true"], [data-invalid] button',
      )
      ?.focus();
  }, [tries, filing.data]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (own.length === 0 && !filing.isPending)
      filing.mutate(requests, { onSuccess: filed => show(filed, draft.name) });
  };
  return {
    ref,
    draft,
    problems,
    previews,
    busy,
    submit,
    change: setDraft,
    leave: (field: string) => setLeft(new Set([...left, field])),
    filed: filing.data ?? [],
    isPending: filing.isPending,
  };
}

/** Goes to what was requested once all of it was. */
function useShowFiled() {
  const navigate = useNavigate();
  const claimLink = useRouteRef(claimRouteRef);
  const listLink = useRouteRef(rootRouteRef);
  return (filed: Filed[], name: string) => {
    const claims = filed.flatMap(({ claim }) => claim ?? []);
    if (claims.length < filed.length) return;
    const link =
      claims.length === 1
        ? claimLink?.({ id: claims[0].id })
        : `${listLink?.() ?? '..'}?text=${encodeURIComponent(name)}`;
    navigate(link ?? '..');
  };
}

function refusals(previews: RequestPreview[]): Problem[] {
  return previews.flatMap(({ request, preview }) =>
    preview?.verdict.verdict === 'refuse'
      ? preview.verdict.reasons.map(reason => naming(reason, request.name))
      : [],
  );
}

/** Problems of answers, as long as what was answered is what is typed. */
function answers(filed: Filed[] = [], requests: { name: string }[]): Problem[] {
  const typed = JSON.stringify(requests);
  const asked = JSON.stringify(filed.map(({ request }) => request));
  if (typed !== asked) return [];
  return filed.flatMap(({ request, error }) =>
    problemsOf(error).map(problem => naming(problem, request.name)),
  );
}

/** Messages name the namespace they are about; of several, each its own. */
function naming(problem: Problem, name: string): Problem {
  return { ...problem, values: { ...problem.values, name } };
}

function distinct(problems: Problem[]): Problem[] {
  const byText = problems.map(
    problem => [`${problem.field} ${problem.message}`, problem] as const,
  );
  return [...new Map(byText).values()];
}
