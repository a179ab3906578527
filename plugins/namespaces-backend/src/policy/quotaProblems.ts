import {
  Problem,
  Quota,
  Resource,
  quantityProblem,
} from '@dugnad/plugin-namespaces-common';
import { RESOURCES } from './amounts';

/** What of a stated quota nobody means as it is written, with what was probably meant. */
export function quotaProblems(quota: Quota): Problem[] {
  return RESOURCES.flatMap(resource => {
    const text = String(quota[resource]);
    const found = quantityProblem(resource, text);
    if (!found) {
      return [];
    }
    const { means, likely } = found;
    return [
      {
        field: 'size',
        rule: likely ? 'quota-implausible' : 'quota-nothing',
        message: implausible(resource, text),
        values: { resource, text, means, ...(likely && { likely }) },
      },
    ];
  });
}

/** Says what a quantity means that nobody means. Empty where it may be meant. */
export function implausible(resource: Resource, text: string): string {
  const found = quantityProblem(resource, text);
  if (!found) {
    return '';
  }
  const { means, likely } = found;
  return `"${text}" of ${resource} is ${means}. ${
    likely ? `Did you mean "${likely}"?` : 'State more.'
  }`;
}
