import { Ingress } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { AddressRange, addressRange, contains } from './addressRange';

/** What a claim was granted of the network, with what configuration opens to every claim. */
export interface NetworkGrant {
  namespace: string;
  ingress: Ingress;
  egressInternet: boolean;
  /** Namespaces of ingress controllers. */
  controllerNamespaces: string[];
  /** Namespaces that any claim may call. */
  egressNamespaces: string[];
  /** Ranges that stay closed also where the internet is open. */
  privateRanges: string[];
}

/** Something a network policy opens that the claim was not granted. */
export interface Widening {
  direction: 'ingress' | 'egress';
  /** What it opens, for people: `opens it to every address`. */
  what: string;
  /** How to get it. */
  wayOut: string;
}

const NAME_LABEL = 'kubernetes.io/metadata.name';

const selectorSchema = z.object({
  matchLabels: z.record(z.string(), z.string()).nullish(),
  matchExpressions: z
    .array(
      z.object({
        key: z.string(),
        operator: z.string(),
        values: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});
const peerSchema = z.object({
  podSelector: selectorSchema.nullish(),
  namespaceSelector: selectorSchema.nullish(),
  ipBlock: z
    .object({ cidr: z.string(), except: z.array(z.string()).nullish() })
    .nullish(),
});
const peersSchema = z.array(peerSchema).nullish();
const specSchema = z.object({
  policyTypes: z.array(z.string()).nullish(),
  ingress: z.array(z.object({ from: peersSchema })).nullish(),
  egress: z
    .array(z.object({ to: peersSchema, ports: z.array(z.unknown()).nullish() }))
    .nullish(),
});

type Peer = z.infer<typeof peerSchema>;
type Selector = z.infer<typeof selectorSchema>;

/**
 * What a NetworkPolicy's `spec` opens beyond what the claim was granted; empty where it opens nothing more. Policies only ever
 * add, so one of a team beside the claim's own would open whatever it names. What cannot be read counts as open.
 */
export function networkWidening(
  spec: unknown,
  grant: NetworkGrant,
): Widening[] {
  const parsed = specSchema.safeParse(spec);
  if (!parsed.success) {
    return [
      {
        direction: 'ingress',
        what: 'cannot be read, so nobody can tell what it opens',
        wayOut: 'Write it as Kubernetes documents it.',
      },
    ];
  }
  const { policyTypes, ingress, egress } = parsed.data;
  const counts = (type: string) => !policyTypes || policyTypes.includes(type);
  const found = [
    ...(counts('Ingress') ? ingress ?? [] : []).flatMap(rule =>
      ruleWidening(rule.from, grant, ingressWidening),
    ),
    ...(counts('Egress') ? egress ?? [] : []).flatMap(rule =>
      ruleWidening(rule.to, grant, egressWidening),
    ),
  ];
  const keys = found.map(({ direction, what }) => `${direction} ${what}`);
  return found.filter((_one, i) => keys.indexOf(keys[i]) === i);
}

type Judge = (peer: Peer | undefined, grant: NetworkGrant) => Widening[];

/** A rule without peers is about everybody. */
function ruleWidening(
  peers: Peer[] | null | undefined,
  grant: NetworkGrant,
  judge: Judge,
): Widening[] {
  return peers?.length
    ? peers.flatMap(peer => judge(peer, grant))
    : judge(undefined, grant);
}

function ingressWidening(
  peer: Peer | undefined,
  grant: NetworkGrant,
): Widening[] {
  const { namespace, ingress, controllerNamespaces } = grant;
  if (peer && !peer.ipBlock) {
    const { namespaceSelector, podSelector } = peer;
    const open = [
      namespace,
      ...(ingress === 'controllers' ? controllerNamespaces : []),
    ];
    const within = namespaceSelector
      ? ingress === 'cluster' || selectsOnly(namespaceSelector, open)
      : podSelector;
    if (within) {
      return [];
    }
  }
  const who = peer ? from(peer) : 'every address';
  return [
    {
      direction: 'ingress',
      what: `opens it to ${who}`,
      wayOut:
        ingress === 'cluster'
          ? 'Name namespaces of the cluster instead.'
          : `The namespace was granted ingress "${ingress}". Ask for ingress "cluster" with a change of its network.`,
    },
  ];
}

function egressWidening(
  peer: Peer | undefined,
  grant: NetworkGrant,
): Widening[] {
  const { namespace, egressInternet, egressNamespaces } = grant;
  if (peer?.ipBlock) {
    const { cidr, except } = peer.ipBlock;
    const isPublic = isOutside(cidr, except ?? [], grant.privateRanges);
    return egressInternet && isPublic
      ? []
      : [
          {
            direction: 'egress',
            what: `lets it call ${cidr}`,
            wayOut: egressInternet
              ? `Except the ranges that stay closed: ${grant.privateRanges.join(
                  ', ',
                )}.`
              : 'Ask for the internet (egressInternet) with a change of its network; private ranges stay closed.',
          },
        ];
  }
  if (peer) {
    const { namespaceSelector, podSelector } = peer;
    const within = namespaceSelector
      ? selectsOnly(namespaceSelector, [namespace, ...egressNamespaces]) ||
        isDns(peer)
      : podSelector;
    if (within) {
      return [];
    }
  }
  return [
    {
      direction: 'egress',
      what: `lets it call ${peer ? from(peer) : 'every address'}`,
      wayOut:
        'Name what it calls. The internet is asked for (egressInternet) with a change of its network; other namespaces are opened by the platform team in namespaces.network.egressNamespaces. DNS is open already.',
    },
  ];
}

function from({ namespaceSelector, ipBlock }: Peer): string {
  if (ipBlock) {
    return `addresses of ${ipBlock.cidr}`;
  }
  const names = namespaceSelector && namesOf(namespaceSelector);
  return names
    ? `namespace ${names.join(', ')}`
    : `pods of ${namespaceSelector ? 'other namespaces' : 'anywhere'}`;
}

/** Whether a selector can match no namespace but these. Further conditions only narrow it. */
function selectsOnly(selector: Selector, allowed: string[]): boolean {
  const names = namesOf(selector);
  return names !== undefined && names.every(name => allowed.includes(name));
}

/** The namespaces a selector names by the label that only API servers and platform teams set. */
function namesOf({ matchLabels, matchExpressions }: Selector) {
  const name = matchLabels?.[NAME_LABEL];
  return name === undefined
    ? matchExpressions?.find(
        ({ key, operator }) => key === NAME_LABEL && operator === 'In',
      )?.values ?? undefined
    : [name];
}

function isDns({ namespaceSelector, podSelector }: Peer): boolean {
  return (
    podSelector?.matchLabels?.['k8s-app'] === 'kube-dns' &&
    selectsOnly(namespaceSelector ?? {}, ['kube-system'])
  );
}

/** Whether a range, less its exceptions, touches none of the closed ones. Two ranges lie apart or one within the other. */
function isOutside(cidr: string, except: string[], closed: string[]): boolean {
  const range = addressRange(cidr);
  const exceptions = except.map(addressRange);
  return (
    range !== undefined &&
    closed
      .map(addressRange)
      .filter((one): one is AddressRange => one !== undefined)
      .every(
        one =>
          !contains(one, range) &&
          (!contains(range, one) ||
            exceptions.some(out => out !== undefined && contains(out, one))),
      )
  );
}
