const KEY = 'dugnad.demo-person';

/**
 * The demo person of this browser tab, so that a reload does not ask again.
 * Per tab on purpose: two tabs can be two people.
 */
export const rememberedPerson = {
  get: () => window.sessionStorage.getItem(KEY) ?? undefined,
  set: (id: string) => window.sessionStorage.setItem(KEY, id),
  clear: () => window.sessionStorage.removeItem(KEY),
};
