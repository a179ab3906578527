import { TemplateOwner } from '../schema/action';

/** What is read of a workload to see who manages it. */
export interface Managed {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: { kind: string; name: string; controller?: boolean }[];
  /** Names of the field managers that wrote the pod template. */
  managers?: string[];
}

type Owner = Pick<TemplateOwner, 'tool' | 'name' | 'namespace'>;
type Rule = (managed: Required<Managed>) => Owner | undefined;

/** `application:group/kind:namespace/name`; the application may be qualified by its namespace. */
function ofTrackingId(id: string | undefined): Owner | undefined {
  const [application] = id?.split(':') ?? [];
  if (!application) {
    return undefined;
  }
  const [name, namespace] = application.split('_').reverse();
  return { tool: 'argocd', name, namespace };
}

const argoCd: Rule = ({ labels, annotations }) =>
  ofTrackingId(annotations['argocd.argoproj.io/tracking-id']) ??
  ofTrackingId(labels['argocd.argoproj.io/instance']);

const flux: Rule = ({ labels }) => {
  const found = ['kustomize', 'helm']
    .map(part => `${part}.toolkit.fluxcd.io`)
    .find(prefix => labels[`${prefix}/name`]);
  return found
    ? {
        tool: 'flux',
        name: labels[`${found}/name`],
        namespace: labels[`${found}/namespace`],
      }
    : undefined;
};

const helm: Rule = ({ labels, annotations }) => {
  const name = annotations['meta.helm.sh/release-name'];
  return name || labels['app.kubernetes.io/managed-by'] === 'Helm'
    ? {
        tool: 'helm',
        name: name ?? labels['app.kubernetes.io/instance'],
        namespace: annotations['meta.helm.sh/release-namespace'],
      }
    : undefined;
};

/** Other tools that put back what they rendered, by an annotation or label they all write. */
const others: Rule = ({ labels, annotations, ownerReferences }) => {
  const owner = ownerReferences.find(({ controller }) => controller);
  if (owner) {
    return { tool: 'other', name: `${owner.kind} ${owner.name}` };
  }
  if (annotations['objectset.rio.cattle.io/id']) {
    return { tool: 'other', name: 'Fleet' };
  }
  return labels['kapp.k14s.io/app']
    ? { tool: 'other', name: 'kapp' }
    : undefined;
};

/** Field managers that only such a tool has; `helm` alone is how its templates are applied. */
const MANAGERS: Record<string, TemplateOwner['tool']> = {
  'argocd-controller': 'argocd',
  'argocd-application-controller': 'argocd',
  'kustomize-controller': 'flux',
  'helm-controller': 'flux',
  helm: 'helm',
};

const byManager: Rule = ({ managers, labels }) => {
  const found = managers.find(manager => manager in MANAGERS);
  return found
    ? { tool: MANAGERS[found], name: labels['app.kubernetes.io/instance'] }
    : undefined;
};

/** Flux's Helm controller leaves Helm's annotations as well, so Flux is asked before Helm. */
const RULES = [argoCd, flux, helm, others, byManager];

/**
 * The tool that would put a changed template back, by what Argo CD, Flux, Helm, Fleet, kapp and operators write on what they
 * manage, or by the field managers of the template. Undefined where the cluster itself is the source.
 */
export function templateOwnerOf(managed: Managed): Owner | undefined {
  const whole = {
    labels: managed.labels ?? {},
    annotations: managed.annotations ?? {},
    ownerReferences: managed.ownerReferences ?? [],
    managers: managed.managers ?? [],
  };
  for (const rule of RULES) {
    const owner = rule(whole);
    if (owner) {
      return owner;
    }
  }
  return undefined;
}
