import { ClaimRequestInput, Problem } from '@dugnad/plugin-namespaces-common';

const PLACE = /^requests\.(\d+)\.(.+)$/;

/** A problem of one of several requests, at the field of the form it is about and with the name it concerns. */
export function batchProblems(
  problems: Problem[],
  requests: ClaimRequestInput[],
): Problem[] {
  return problems.map(problem => {
    const [, index, field] = PLACE.exec(problem.field) ?? [];
    const name = requests[Number(index ?? 0)]?.name ?? '';
    return {
      ...problem,
      field: field ?? problem.field,
      values: { name, ...problem.values },
    };
  });
}
