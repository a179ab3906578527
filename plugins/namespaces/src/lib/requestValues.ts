import { NamespaceRequest } from '@dugnad/plugin-namespaces-common';

/** One value of a request: as it was, as it was asked for, as it was granted. */
export interface RequestValue {
  field: string;
  original?: unknown;
  requested?: unknown;
  granted?: unknown;
  /** It was granted otherwise than it was asked for. */
  differs: boolean;
}

const ORDER = [
  'ownerRef',
  'environment',
  'cluster',
  'name',
  'size',
  'quota',
  'expiresAt',
  'ingress',
  'egressInternet',
  'purpose',
  'systemRef',
  'contact',
  'dataClassification',
  'costCenter',
];

/** The values of a request side by side. Of a change only those that change or were granted otherwise. */
export function requestValues(
  request: Pick<NamespaceRequest, 'original' | 'requested' | 'granted'>,
): RequestValue[] {
  const { original, requested, granted } = request;
  const fields = new Set([
    ...Object.keys(original ?? {}),
    ...Object.keys(requested),
    ...Object.keys(granted ?? {}),
  ]);
  return [...fields]
    .map(field => ({
      field,
      original: original?.[field],
      requested: requested[field],
      granted: granted?.[field],
      differs: granted !== undefined && !same(granted[field], requested[field]),
    }))
    .filter(value => isTold(value, original !== undefined))
    .sort((a, b) => rank(a.field) - rank(b.field));
}

/** Of a new claim what nobody stated says nothing; of a change what stays says nothing. */
function isTold(value: RequestValue, isChange: boolean): boolean {
  const { original, requested, granted, differs } = value;
  if (differs) return true;
  return isChange
    ? !same(original, requested)
    : (requested ?? granted) !== undefined;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function rank(field: string): number {
  const index = ORDER.indexOf(field);
  return index === -1 ? ORDER.length : index;
}
