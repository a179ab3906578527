import { NetworkGrant, networkWidening } from './networkWidening';

const grant: NetworkGrant = {
  namespace: 'forms-web',
  ingress: 'controllers',
  egressInternet: false,
  controllerNamespaces: ['ingress-nginx', 'traefik'],
  egressNamespaces: ['postgres'],
  privateRanges: ['10.0.0.0/8', '169.254.0.0/16', '192.168.0.0/16', 'fc00::/7'],
};
const named = (...values: string[]) => ({
  matchExpressions: [
    { key: 'kubernetes.io/metadata.name', operator: 'In', values },
  ],
});
const byName = (name: string) => ({
  matchLabels: { 'kubernetes.io/metadata.name': name },
});
const ingress = (...from: object[]) => ({ ingress: [{ from }] });
const egress = (...to: object[]) => ({
  policyTypes: ['Egress'],
  egress: [{ to }],
});
const ip = (cidr: string, ...except: string[]) => ({
  ipBlock: { cidr, except },
});

type Case = [what: string, spec: unknown, over?: Partial<NetworkGrant>];

it.each<Case>([
  ['its own pods', ingress({ podSelector: {} })],
  [
    'its own namespace by name',
    ingress({ namespaceSelector: byName('forms-web') }),
  ],
  [
    'the ingress controllers',
    ingress({ namespaceSelector: named('traefik', 'ingress-nginx') }),
  ],
  [
    'one pod of a controller',
    ingress({
      namespaceSelector: named('traefik'),
      podSelector: { matchLabels: { app: 'traefik' } },
    }),
  ],
  ['nobody', { ingress: [] }],
  ['nobody at all', { policyTypes: ['Ingress', 'Egress'] }],
  [
    'what counts for the other direction only',
    { policyTypes: ['Egress'], ingress: [{}] },
  ],
  [
    'any pod where the cluster was granted',
    ingress({ namespaceSelector: {} }),
    { ingress: 'cluster' },
  ],
  [
    'DNS',
    egress({
      namespaceSelector: byName('kube-system'),
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    }),
  ],
  [
    'a namespace that any claim may call',
    egress({ namespaceSelector: byName('postgres') }),
  ],
  [
    'the internet where it was granted',
    egress(ip('0.0.0.0/0', '10.0.0.0/8', '169.254.0.0/16', '192.168.0.0/16')),
    { egressInternet: true },
  ],
  [
    'a public address where it was granted',
    egress(ip('93.184.216.34/32')),
    { egressInternet: true },
  ],
  [
    'the internet of IPv6 where it was granted',
    egress(ip('::/0', 'fc00::/7')),
    { egressInternet: true },
  ],
])('finds nothing in a policy that opens to %s', (...[, spec, over]) => {
  expect(networkWidening(spec, { ...grant, ...over })).toEqual([]);
});

it.each<Case>([
  ['everybody by an empty rule', { ingress: [{}] }],
  ['everybody by an empty list', { ingress: [{ from: [] }] }],
  ['everybody on one port', { ingress: [{ ports: [{ port: 80 }] }] }],
  ['every address', ingress(ip('0.0.0.0/0'))],
  ['one address', ingress(ip('10.1.2.3/32'))],
  ['every namespace', ingress({ namespaceSelector: {} })],
  [
    'every namespace but one',
    ingress({
      namespaceSelector: {
        matchExpressions: [
          {
            key: 'kubernetes.io/metadata.name',
            operator: 'NotIn',
            values: ['a'],
          },
        ],
      },
    }),
  ],
  [
    'namespaces by another label',
    ingress({ namespaceSelector: { matchLabels: { team: 'maps' } } }),
  ],
  ['a namespace of others', ingress({ namespaceSelector: byName('maps-web') })],
  [
    'controllers and others',
    ingress({ namespaceSelector: named('traefik', 'maps-web') }),
  ],
  [
    'its own pods and others',
    ingress({ podSelector: {} }, { namespaceSelector: {} }),
  ],
  [
    'the controllers where nobody was let in',
    ingress({ namespaceSelector: named('traefik') }),
    { ingress: 'none' },
  ],
  [
    'every address where the cluster was granted',
    { ingress: [{}] },
    { ingress: 'cluster' },
  ],
  ['a peer that says nothing', ingress({})],
  ['text', 'open'],
  ['nothing that can be read', { ingress: 'all' }],
])('finds that a policy opens to %s', (...[, spec, over]) => {
  const found = networkWidening(spec, { ...grant, ...over });
  expect(found).toEqual([expect.objectContaining({ direction: 'ingress' })]);
});

it.each<Case>([
  ['everything', { policyTypes: ['Egress'], egress: [{}] }],
  ['everything without a type', { egress: [{}] }],
  ['one port of everything', { egress: [{ ports: [{ port: 53 }] }] }],
  ['the internet', egress(ip('0.0.0.0/0'))],
  ['a public address', egress(ip('93.184.216.34/32'))],
  [
    'private ranges with the internet',
    egress(ip('0.0.0.0/0')),
    { egressInternet: true },
  ],
  ['a private range', egress(ip('10.96.0.0/12')), { egressInternet: true }],
  [
    'metadata addresses',
    egress(ip('169.254.169.254/32')),
    { egressInternet: true },
  ],
  [
    'half of the addresses, a private range among them',
    egress(ip('0.0.0.0/1')),
    { egressInternet: true },
  ],
  [
    'a private range of IPv6',
    egress(ip('fd00:1::/32')),
    { egressInternet: true },
  ],
  ['what is no range', egress(ip('all')), { egressInternet: true }],
  ['every namespace', egress({ namespaceSelector: {} })],
  ['all of kube-system', egress({ namespaceSelector: byName('kube-system') })],
])('finds that a policy lets call %s', (...[, spec, over]) => {
  const found = networkWidening(spec, { ...grant, ...over });
  expect(found).toEqual([expect.objectContaining({ direction: 'egress' })]);
});

it('says what was granted and how to get more', () => {
  const [{ what, wayOut }] = networkWidening({ ingress: [{}] }, grant);
  expect(`${what}. ${wayOut}`).toBe(
    'opens it to every address. The namespace was granted ingress "controllers". Ask for ingress "cluster" with a change of its network.',
  );
});
