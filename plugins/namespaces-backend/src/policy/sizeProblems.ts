import { ClaimRequest, Problem, Size } from '@dugnad/plugin-namespaces-common';
import { quotaOf } from './quotaOf';

/** Says where a size is not configured. What nobody can count must not be let in, whoever names it. */
export function sizeProblems(
  request: Pick<ClaimRequest, 'size' | 'quota'>,
  sizes: Size[],
): Problem[] {
  if (quotaOf(request, sizes)) {
    return [];
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
