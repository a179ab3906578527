import {
  CUSTOM_SIZE,
  Claim,
  ClaimChangeInput,
  ClaimOptions,
  Ingress,
} from '@dugnad/plugin-namespaces-common';
import { DraftQuota, emptyQuota, toQuota } from './draftQuota';

/** What of a claim is to change. */
export type ChangeKind = ClaimChangeInput['kind'];

/** Every value a change may be about, as typed. */
export interface ChangeDraft {
  size: string;
  quota: DraftQuota;
  ownerRef: string;
  purpose: string;
  contact: string;
  systemRef: string;
  dataClassification: string;
  costCenter: string;
  ingress: Ingress;
  egressInternet: boolean;
  /** A date such as 2027-06-30; empty for none. */
  expiresAt: string;
  comment: string;
}

/** The claim as it is, to change something of. */
export function changeDraft(claim: Claim, options: ClaimOptions): ChangeDraft {
  const size = options.sizes.find(({ name }) => name === claim.size);
  return {
    size: claim.quota ? CUSTOM_SIZE : claim.size,
    quota: emptyQuota(claim.quota ?? size),
    ownerRef: claim.ownerRef,
    purpose: claim.purpose,
    contact: claim.contact ?? '',
    systemRef: claim.systemRef ?? '',
    dataClassification: claim.dataClassification ?? '',
    costCenter: claim.costCenter ?? '',
    ingress: claim.ingress,
    egressInternet: claim.egressInternet,
    expiresAt: claim.expiresAt?.slice(0, 10) ?? '',
    comment: '',
  };
}

const DETAILS = [
  'purpose',
  'contact',
  'systemRef',
  'dataClassification',
  'costCenter',
  'ingress',
  'egressInternet',
] as const;

/** The change that a draft stands for: only what differs. Undefined where nothing does. */
export function changeOf(
  kind: ChangeKind,
  draft: ChangeDraft,
  was: ChangeDraft,
): ClaimChangeInput | undefined {
  const comment = draft.comment.trim() || undefined;
  switch (kind) {
    case 'resize':
      return resize(draft, was, comment);
    case 'owner':
      return draft.ownerRef === was.ownerRef
        ? undefined
        : { kind, ownerRef: draft.ownerRef, comment };
    case 'expiry':
      return draft.expiresAt === was.expiresAt
        ? undefined
        : { kind, expiresAt: draft.expiresAt || null, comment };
    default: {
      const changed = DETAILS.filter(key => draft[key] !== was[key]);
      const values = Object.fromEntries(changed.map(key => [key, draft[key]]));
      return changed.length > 0
        ? { kind: 'details', ...values, comment }
        : undefined;
    }
  }
}

function resize(
  draft: ChangeDraft,
  was: ChangeDraft,
  comment: string | undefined,
): ClaimChangeInput | undefined {
  if (draft.size !== CUSTOM_SIZE)
    return draft.size === was.size
      ? undefined
      : { kind: 'resize', size: draft.size, comment };
  const same =
    was.size === CUSTOM_SIZE &&
    JSON.stringify(draft.quota) === JSON.stringify(was.quota);
  return same
    ? undefined
    : { kind: 'resize', quota: toQuota(draft.quota), comment };
}
