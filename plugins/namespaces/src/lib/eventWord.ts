const WORDS = [
  'requested',
  'approved',
  'refused',
  'provisioning',
  'ready',
  'partial',
  'drifted',
  'restored',
  'retry',
  'repair',
  'release',
  'deleting',
  'deleted',
  'deployed',
  'deployed-partly',
  'deploying',
  'expiry-warning',
  'expired',
  'grace-undone',
  'connected',
  'adopted',
  'rejected',
  'withdrawn',
  'timed-out',
  'changed',
  'committed',
  'waiting',
  'expiring',
] as const;

/** The word there is for a kind of event; undefined for one this version does not know. */
export function eventWord(kind: string) {
  return WORDS.find(word => word === kind);
}
