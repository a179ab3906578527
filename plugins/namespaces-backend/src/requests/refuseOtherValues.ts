import { InputError } from '@backstage/errors';
import { GrantedValues, RequestKind } from '@dugnad/plugin-namespaces-common';

/** Throws `InputError` that names a value which requests of this kind are not about. */
export function refuseOtherValues(
  kind: RequestKind,
  granted: GrantedValues,
  allowed: readonly string[],
): void {
  for (const [key, value] of Object.entries(granted)) {
    if (value !== undefined && !allowed.includes(key)) {
      throw new InputError(
        `granted.${key}: a request of kind ${kind} is not about that${
          allowed.length > 0 ? `; it is about ${allowed.join(', ')}` : ''
        }`,
      );
    }
  }
}
