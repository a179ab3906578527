import { EngineObject, EngineVerdict } from './engineObject';
import { ARGO_RULES } from './argoRules';
import { argo } from './argoVerdict';

/**
 * What Argo CD's built-in health assessment says about one object. Undefined for kinds it has none for: they do not count.
 * Source: the resource health documentation of Argo CD, and how its engine behaves; it reads the object alone.
 */
export function argoHealth(
  object: EngineObject,
  now: Date,
): EngineVerdict | undefined {
  return object.metadata.deletionTimestamp
    ? argo('Progressing', 'It is being deleted.')
    : ARGO_RULES[object.kind]?.(object, now);
}
