import { parseEntityRef } from '@backstage/catalog-model';
import { AccountRef, UNKNOWN_OWNER } from '@dugnad/plugin-costs-common';

/** Words for accounts that have no name of their own. */
export interface AccountWords {
  organisation: string;
  unknownOwner: string;
}

/** What an account is called on a page: the name in its reference, `cluster / namespace`, or a word. */
export function accountTitle(
  { kind, id }: AccountRef,
  words: AccountWords,
): string {
  if (kind === 'organisation') return words.organisation;
  if (id === UNKNOWN_OWNER && kind === 'owner') return words.unknownOwner;
  if (kind === 'namespace') return id.replace('/', ' / ');
  return kind === 'cluster' || kind === 'cost-centre' ? id : nameOf(id);
}

/** The account of a catalog entity; undefined where costs are not added up by its kind. */
export function accountOfEntity(entity: {
  kind: string;
  ref: string;
}): AccountRef | undefined {
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'group':
      return { kind: 'owner', id: entity.ref };
    case 'system':
      return { kind: 'system', id: entity.ref };
    case 'component':
      return { kind: 'component', id: entity.ref };
    default:
      return undefined;
  }
}

function nameOf(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    return ref;
  }
}

/** The catalog entity an account stands for, where it stands for one. */
export function entityOfAccount({ kind, id }: AccountRef): string | undefined {
  const isEntity = ['owner', 'system', 'component'].includes(kind);
  return isEntity && id !== UNKNOWN_OWNER ? id : undefined;
}
