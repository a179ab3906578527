import {
  ClaimChange,
  claimChangeSchema,
  ingressSchema,
  quotaSchema,
} from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { ClaimValues } from './RequestStore';

const text = z.string().optional();
const clearable = z.string().nullable().optional();

const valuesSchema = z.object({
  ownerRef: text,
  purpose: text,
  size: text,
  quota: quotaSchema.nullable().optional(),
  ingress: ingressSchema.optional(),
  egressInternet: z.boolean().optional(),
  expiresAt: clearable,
  contact: clearable,
  systemRef: clearable,
  dataClassification: clearable,
  costCenter: clearable,
});

/** Stored values of a request as values of a claim. */
export function claimValuesOf(values: Record<string, unknown>): ClaimValues {
  return valuesSchema.parse(values);
}

/** Stored values of a request as the change that asks for them. */
export function changeFromValues(
  kind: ClaimChange['kind'],
  values: Record<string, unknown>,
): ClaimChange {
  const stated = Object.entries(values).flatMap(([key, value]) => {
    if (value === null && kind !== 'expiry') {
      // A size beside no quota, or a detail that is cleared
      return key === 'quota' ? [] : [[key, '']];
    }
    const beside = key === 'size' && values.quota;
    return beside ? [] : [[key, value]];
  });
  return claimChangeSchema.parse({ kind, ...Object.fromEntries(stated) });
}
