import { ClaimRequest, Problem, Size } from '@dugnad/plugin-namespaces-common';
import { quotaOf } from './quotaOf';
import { quotaProblems } from './quotaProblems';

/** Says where a size is not configured, or a quota is not what anybody means. What nobody can count must not be let in, whoever names it. */
export function sizeProblems(
  request: Pick<ClaimRequest, 'size' | 'quota'>,
  sizes: Size[],
): Problem[] {
  if (quotaOf(request, sizes)) {
    return request.quota ? quotaProblems(request.quota) : [];
  }
  const { size: value } = request;
  const known = sizes.map(({ name }) => name).join(', ');
  const message = `Size "${value}" is not configured. Choose one of: ${known}.`;
  return [
    {
      field: 'size',
      rule: 'size-exists',
      message,
      values: { value, known },
    },
  ];
}
