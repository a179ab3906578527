const WORDS = [
  'namespace',
  'quota',
  'limits',
  'deployer',
  'person',
  'network-default-deny',
  'network-dns',
  'network-same-namespace',
  'network-ingress-controllers',
  'network-internet',
  'foreign-network',
  'binding-owners',
  'binding-deployer',
  'binding-person',
  'binding-readers',
  'binding-platform',
] as const;

/** The word there is for what an object is there for; undefined for a role this version does not know. */
export function roleWord(role: string) {
  return WORDS.find(word => word === role);
}
