import { SetupCheck } from '@dugnad/plugin-namespaces-common';

type Part = Omit<SetupCheck, 'check' | 'area' | 'title'>;

/** Programs that enforce network policies, by the name of their DaemonSet. */
const ENFORCERS: [RegExp, string][] = [
  [/^(calico-node|canal|rke2-canal)$/, 'Calico'],
  [/^(cilium|rke2-cilium)$/, 'Cilium'],
  [/^antrea-agent$/, 'Antrea'],
  [/^kube-router$/, 'kube-router'],
  [/^ovnkube-node/, 'OVN-Kubernetes'],
  [/^ovs-ovn$|^kube-ovn-cni$/, 'Kube-OVN'],
  [/^weave-net$/, 'Weave Net'],
];

/** Whether network policies have any effect, as far as the programs in the cluster tell. */
export function judgeNetwork(
  daemonSets: string[],
  serverVersion: string,
): Part {
  const found = ENFORCERS.find(([pattern]) =>
    daemonSets.some(name => pattern.test(name)),
  );
  if (found) {
    return { state: 'ok', why: `${found[1]} enforces network policies.` };
  }
  if (serverVersion.includes('+k3s') || serverVersion.includes('+rke2')) {
    return {
      state: 'ok',
      why: 'k3s and RKE2 enforce network policies by themselves unless that was turned off.',
    };
  }
  return daemonSets.some(name => name.startsWith('kube-flannel'))
    ? {
        state: 'missing',
        why: 'Flannel alone does not enforce network policies: the ones the portal writes have no effect.',
        fix: 'Install a network plugin that enforces them, for example Calico (canal) or Cilium.',
      }
    : {
        state: 'unknown',
        why: 'No network plugin was recognised, so nobody can tell from here whether network policies have an effect.',
        fix: 'Try it: a pod in one claim must not reach a pod in another.',
      };
}

/** What came of asking for a namespace by a dry run. */
export type ProbeOutcome =
  | { outcome: 'admitted' }
  | { outcome: 'denied'; message: string }
  | { outcome: 'failed'; message: string };

const APPLY_ADMISSION =
  'kubectl apply -k packages/backend/deploy/cluster-access-admission';

/** Whether something confines the portal's account beyond its rights, and lets it do its work all the same. */
export function judgeAdmission(
  refused: ProbeOutcome,
  allowed: ProbeOutcome,
  hasPolicies: boolean,
): Part {
  if (allowed.outcome === 'denied') {
    return {
      state: 'missing',
      why: `A namespace with the portal's labels was refused, so the portal can make none: ${allowed.message}`,
      fix: `Apply the admission policies of this version of the portal: ${APPLY_ADMISSION}. Where another policy refuses, its message names it.`,
    };
  }
  switch (refused.outcome) {
    case 'denied':
      return {
        state: 'ok',
        why: `A namespace without the portal's labels was refused: ${refused.message}`,
      };
    case 'failed':
      return { state: 'unknown', why: refused.message };
    default:
      return {
        state: 'missing',
        why: "A namespace without the portal's labels, under a name of the cluster's own, would have been admitted.",
        fix: hasPolicies
          ? `Apply the admission policies: ${APPLY_ADMISSION}`
          : 'This API server has no ValidatingAdmissionPolicy (Kubernetes 1.30 and newer do). Upgrade, or let another admission controller confine the account dugnad/dugnad-portal.',
      };
  }
}

/** Whether usage figures can be had. */
export function judgeMetrics(served: boolean, problem?: string): Part {
  if (!served) {
    return {
      state: 'missing',
      why: 'The cluster does not serve metrics.k8s.io, so use is unknown and increases always ask for approval.',
      fix: 'Install metrics-server or another provider of metrics.k8s.io.',
    };
  }
  return problem
    ? {
        state: 'missing',
        why: `metrics.k8s.io is registered but does not answer: ${problem}`,
        fix: 'Look at the provider of metrics.k8s.io, usually metrics-server.',
      }
    : { state: 'ok', why: 'metrics.k8s.io answers.' };
}

/** Whether a volume claim that names no class gets a volume. */
export function judgeStorage(
  classes: { name: string; isDefault: boolean }[],
): Part {
  const defaults = classes.filter(({ isDefault }) => isDefault);
  if (defaults.length === 1) {
    return { state: 'ok', why: `The default is ${defaults[0].name}.` };
  }
  const names = classes.map(({ name }) => name).join(', ') || 'none';
  const fix =
    'Mark one class: kubectl annotate storageclass NAME storageclass.kubernetes.io/is-default-class=true';
  return defaults.length === 0
    ? {
        state: 'missing',
        why: `No storage class is the default (there are: ${names}); a volume claim that names none stays pending.`,
        fix,
      }
    : {
        state: 'missing',
        why: `Several storage classes are the default: ${defaults
          .map(({ name }) => name)
          .join(', ')}. Keep one.`,
        fix,
      };
}
