import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { NamespaceObjectsProvider } from './types';

/** Where modules of the namespaces backend add objects to every claim. */
export interface NamespaceObjectsExtensionPoint {
  /**
   * Adds a provider. Throws `ConflictError` where one with this id exists, and `InputError` for an id or a kind that is
   * not allowed.
   */
  addProvider(provider: NamespaceObjectsProvider): void;
}

/** Adds objects to every claim: a backup schedule, a secrets store, an image-pull secret. */
export const namespaceObjectsExtensionPoint =
  createExtensionPoint<NamespaceObjectsExtensionPoint>({
    id: 'namespaces.objects',
  });
