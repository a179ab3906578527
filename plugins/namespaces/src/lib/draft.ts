import {
  ClaimOptions,
  ClaimRequestInput,
  Environment,
  Problem,
  claimRequestSchema,
  namespaceNameProblems,
} from '@dugnad/plugin-namespaces-common';

/** What the form holds: every field as typed, empty while it is not. */
export interface Draft {
  ownerRef: string;
  name: string;
  cluster: string;
  environment: Environment;
  size: string;
  purpose: string;
  systemRef: string;
  contact: string;
  dataClassification: string;
  egressInternet: boolean;
}

/** A draft with whatever there is only one of, or a usual one of, chosen already. */
export function emptyDraft(options: ClaimOptions): Draft {
  const [owner] = options.owners;
  const reachable = options.clusters.find(cluster => cluster.reachable);
  return {
    ownerRef: owner?.ref ?? '',
    name: owner?.prefix ?? '',
    cluster: reachable?.name ?? '',
    environment: options.environments[0] ?? 'dev',
    size: options.sizes[0]?.name ?? '',
    purpose: '',
    systemRef: '',
    contact: '',
    dataClassification: '',
    egressInternet: false,
  };
}

/** The draft with another owner: a name that was only the old prefix becomes the new one. */
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

/** The request a draft stands for, with empty fields left out. */
export function toRequest(draft: Draft): ClaimRequestInput {
  const filled = (text: string) => text.trim() || undefined;
  return {
    ownerRef: draft.ownerRef,
    name: draft.name,
    cluster: draft.cluster,
    environment: draft.environment,
    size: draft.size,
    purpose: draft.purpose,
    systemRef: filled(draft.systemRef),
    contact: filled(draft.contact),
    dataClassification: filled(draft.dataClassification),
    egressInternet: draft.egressInternet,
  };
}

/** What is wrong with a draft before the backend is asked. */
export function draftProblems(draft: Draft, options: ClaimOptions): Problem[] {
  const parsed = claimRequestSchema.safeParse(toRequest(draft));
  const shape = parsed.success
    ? []
    : parsed.error.issues.map(issue => ({
        field: String(issue.path[0] ?? ''),
        rule: 'shape',
        message: issue.message,
      }));
  const prefix = prefixOf(draft.ownerRef, options) || undefined;
  const name = namespaceNameProblems(draft.name, {
    rules: options.nameRules,
    prefix,
  });
  return [...shape.filter(({ field }) => field !== 'name'), ...name];
}
