import { JsonObject } from '@backstage/types';
import { ObjectsConfig } from '../config';
import type { ClaimSpec, DesiredObject } from './desiredObjects';

type NetworkConfig = Pick<
  ObjectsConfig,
  'ingressControllerNamespaces' | 'privateRanges'
>;

/**
 * Network policies. Policies only ever add: everything is closed both ways first, then the same namespace, DNS, the
 * ingress controllers (or the whole cluster, or nobody) and, where asked for, the internet are opened.
 */
export function desiredNetwork(
  config: NetworkConfig,
  {
    ingress: from,
    egressInternet,
    closed,
  }: Pick<ClaimSpec, 'ingress' | 'egressInternet' | 'closed'>,
): DesiredObject[] {
  const denyAll = policy('default-deny', {
    policyTypes: ['Ingress', 'Egress'],
  });
  if (closed) {
    return [denyAll];
  }
  const internet = egressInternet
    ? [policy('internet', egress(internetRules(config.privateRanges)))]
    : [];
  const controllers =
    from === 'controllers' && config.ingressControllerNamespaces.length > 0
      ? [
          policy(
            'ingress-controllers',
            ingress(controllerPeers(config.ingressControllerNamespaces)),
          ),
        ]
      : [];
  const cluster =
    from === 'cluster'
      ? [policy('cluster', ingress([{ namespaceSelector: {} }]))]
      : [];
  return [
    denyAll,
    policy('same-namespace', {
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: {} }] }],
      egress: [{ to: [{ podSelector: {} }] }],
    }),
    policy('dns', egress([dnsRule()])),
    ...controllers,
    ...cluster,
    ...internet,
  ];
}

function policy(name: string, spec: JsonObject): DesiredObject {
  return {
    role: `network-${name}`,
    security: true,
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `dugnad-${name}` },
      spec: { podSelector: {}, ...spec },
    },
  };
}

function egress(rules: JsonObject[]): JsonObject {
  return { policyTypes: ['Egress'], egress: rules };
}

function ingress(peers: JsonObject[]): JsonObject {
  return { policyTypes: ['Ingress'], ingress: [{ from: peers }] };
}

function dnsRule(): JsonObject {
  return {
    to: [
      {
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' },
        },
        podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      },
    ],
    ports: [
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ],
  };
}

function controllerPeers(namespaces: string[]): JsonObject[] {
  return [
    {
      namespaceSelector: {
        matchExpressions: [
          {
            key: 'kubernetes.io/metadata.name',
            operator: 'In',
            values: namespaces,
          },
        ],
      },
    },
  ];
}

function internetRules(privateRanges: string[]): JsonObject[] {
  const families = [
    { all: '0.0.0.0/0', own: (range: string) => !range.includes(':') },
    { all: '::/0', own: (range: string) => range.includes(':') },
  ];
  return [
    {
      to: families.map(({ all, own }) => {
        const except = privateRanges.filter(own);
        return {
          ipBlock: { cidr: all, ...(except.length > 0 && { except }) },
        };
      }),
    },
  ];
}
