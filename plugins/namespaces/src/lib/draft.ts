import {
  CUSTOM_SIZE,
  ClaimOptions,
  ClaimRequestInput,
  Environment,
  Ingress,
  Problem,
  claimRequestSchema,
  namespaceNameProblems,
} from '@dugnad/plugin-namespaces-common';
import { DraftQuota, emptyQuota, toQuota } from './draftQuota';

/** What the form holds: every field as typed, empty while it is not. */
export interface Draft {
  ownerRef: string;
  name: string;
  cluster: string;
  /** One claim is requested for each. */
  environments: Environment[];
  /** A configured size, or `custom` for what `quota` says. */
  size: string;
  quota: DraftQuota;
  purpose: string;
  systemRef: string;
  contact: string;
  dataClassification: string;
  costCenter: string;
  ingress: Ingress;
  egressInternet: boolean;
  /** A date such as 2027-06-30; empty for the policy's default. */
  expiresAt: string;
}

/** A draft with whatever there is only one of, or a usual one of, chosen already. */
export function emptyDraft(options: ClaimOptions): Draft {
  const [owner] = options.owners;
  const cluster =
    options.clusters.find(({ reachable }) => reachable) ?? options.clusters[0];
  return {
    ownerRef: owner?.ref ?? '',
    name: owner?.prefix ?? '',
    cluster: cluster?.name ?? '',
    environments: options.environments.slice(0, 1),
    size: options.sizes[0]?.name ?? CUSTOM_SIZE,
    quota: emptyQuota(options.sizes[0]),
    purpose: '',
    systemRef: '',
    contact: '',
    dataClassification: '',
    costCenter: '',
    ingress: options.ingress.find(it => it === 'controllers') ?? 'none',
    egressInternet: false,
    expiresAt: '',
  };
}

/** The draft with another owner: the old prefix of the name becomes the new one. */
export function withOwner(
  draft: Draft,
  ownerRef: string,
  options: ClaimOptions,
): Draft {
  const before = prefixOf(draft.ownerRef, options);
  const after = prefixOf(ownerRef, options);
  const name = draft.name.startsWith(before)
    ? after + draft.name.slice(before.length)
    : draft.name;
  return { ...draft, ownerRef, name, systemRef: '' };
}

/** Prefix that names of this owner's namespaces begin with; empty for an unknown owner. */
export function prefixOf(ownerRef: string, options: ClaimOptions): string {
  return options.owners.find(owner => owner.ref === ownerRef)?.prefix ?? '';
}

/** The requests a draft stands for, one per environment, with empty fields left out. */
export function toRequests(draft: Draft): ClaimRequestInput[] {
  const { ownerRef, cluster, purpose, ingress, egressInternet } = draft;
  return draft.environments.map(environment => ({
    name: nameIn(draft, environment),
    environment,
    ownerRef,
    cluster,
    purpose,
    ...(draft.size === CUSTOM_SIZE
      ? { quota: toQuota(draft.quota) }
      : { size: draft.size }),
    systemRef: filled(draft.systemRef),
    contact: filled(draft.contact),
    dataClassification: filled(draft.dataClassification),
    costCenter: filled(draft.costCenter),
    ingress,
    egressInternet,
    expiresAt: filled(draft.expiresAt),
  }));
}

/** A name alone is for one environment; for several, each gets its environment's name behind a dash. */
function nameIn({ name, environments }: Draft, environment: Environment) {
  return environments.length > 1 ? `${name}-${environment}` : name;
}

function filled(text: string): string | undefined {
  return text.trim() || undefined;
}

/** What is wrong with a draft before the backend is asked. */
export function draftProblems(draft: Draft, options: ClaimOptions): Problem[] {
  const requests = toRequests(draft);
  if (requests.length === 0) {
    return [problem('environment', 'environment-required')];
  }
  return [
    ...nameProblems(draft, requests, options),
    ...shapeProblems(requests[0]),
  ];
}

/** The name itself comes first: behind a suffix a name that is only a prefix would look complete. */
function nameProblems(
  draft: Draft,
  requests: ClaimRequestInput[],
  options: ClaimOptions,
): Problem[] {
  const rules = options.nameRules;
  const prefix = prefixOf(draft.ownerRef, options) || undefined;
  if (draft.name.trim() === '' || draft.name === prefix) {
    return [problem('name', 'name-required', { prefix: prefix ?? '' })];
  }
  for (const name of [draft.name, ...requests.map(request => request.name)]) {
    const found = namespaceNameProblems(name, { rules, prefix });
    if (found.length > 0) {
      return found.map(one => ({ ...one, values: { ...one.values, name } }));
    }
  }
  return [];
}

function shapeProblems(request: ClaimRequestInput): Problem[] {
  const parsed = claimRequestSchema.safeParse(request);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap(issue => {
    const field = String(issue.path[0] ?? '');
    if (field === 'name') return [];
    if (field === 'quota') return [problem(field, 'quota-required')];
    if (issue.code === 'too_big')
      return [problem(field, 'too-long', { max: String(issue.maximum) })];
    const rule = field === 'purpose' ? 'purpose-required' : 'required';
    return [{ ...problem(field, rule), message: issue.message }];
  });
}

function problem(
  field: string,
  rule: string,
  values: Record<string, string> = {},
): Problem {
  return { field, rule, message: rule, values };
}
