import { EngineObject, EngineVerdict, ruleOf } from './engineObject';
import { ARGO_RULES } from './argoRules';
import { argo } from './argoVerdict';

/** With it Argo CD keeps what it only runs during a sync, and judges it while it ends. */
const HOOK_FINALIZER = 'argocd.argoproj.io/hook-finalizer';

/**
 * What Argo CD's built-in health assessment says about one object of Kubernetes itself. Undefined for kinds it has none for, which do not
 * count, and for kinds of other projects: it ships scripts for many, which are not reproduced.
 * Source: the resource health documentation of Argo CD, and how its engine behaves; it reads the object alone.
 */
export function argoHealth(
  object: EngineObject,
  now: Date,
): EngineVerdict | undefined {
  const { deletionTimestamp, finalizers = [] } = object.metadata;
  return deletionTimestamp && !finalizers.includes(HOOK_FINALIZER)
    ? argo('Progressing', 'It is being deleted.')
    : ruleOf(ARGO_RULES, object)?.(object, now);
}
