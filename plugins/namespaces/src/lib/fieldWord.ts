const WORDS = [
  'claims',
  'cluster',
  'contact',
  'contents',
  'costCenter',
  'dataClassification',
  'egressInternet',
  'environment',
  'expiresAt',
  'graceUntil',
  'handOver',
  'ingress',
  'name',
  'ownerRef',
  'purpose',
  'quota',
  'reason',
  'size',
  'state',
  'systemRef',
] as const;

/** The word there is for a field of a claim; undefined for one this version does not know. */
export function fieldWord(field: string) {
  return WORDS.find(word => word === field);
}
