import { OWNER_REF_ANNOTATION } from '@dugnad/plugin-clusters-common';
import { ownerRefOf } from './ownerRefOf';

/** What a namespace says of whose it is. */
export interface NamespaceOwner {
  /** Normalised. Absent: the namespace names nobody. */
  ownerRef?: string;
}

/** Whose a namespace is, by the portal's annotation on it; undefined where it names nobody that can be read. */
export function namespaceOwnerOf(
  annotations: Readonly<Record<string, string>> | undefined,
): string | undefined {
  return ownerRefOf(annotations?.[OWNER_REF_ANNOTATION]);
}
