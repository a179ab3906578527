/** Annotation on a Namespace or a Group: the cost centre that pays for it. */
export const COST_CENTRE_ANNOTATION = 'dugnad.dev/cost-center';
