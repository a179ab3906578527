const WORDS = [
  'classification-exists',
  'cluster-exists',
  'cluster-reachable',
  'environment-required',
  'name-foreign',
  'name-format',
  'name-kept',
  'name-length',
  'name-prefix',
  'name-required',
  'name-reserved',
  'name-squatting',
  'name-taken',
  'owner-exists',
  'owner-has-members',
  'owner-member',
  'purpose-required',
  'quota-required',
  'required',
  'size-exists',
  'system-exists',
  'too-long',
] as const;

/** The rule there is a translated message for; undefined for one this version does not know. */
export function problemWord(rule: string) {
  return WORDS.find(word => word === rule);
}
