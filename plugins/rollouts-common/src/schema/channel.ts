/**
 * Signals channel. Its messages are `{ keys: string[] }`, each the `signalKey` of rows that may read differently now. Keys are
 * opaque: they say nothing to who may not see the rows.
 */
export const ROLLOUTS_CHANNEL = 'rollouts';
