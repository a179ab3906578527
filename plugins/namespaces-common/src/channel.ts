/** Signals channel and events topic of claims that changed. Messages are `{ keys: string[] }`: claim ids, no data. */
export const NAMESPACES_CHANNEL = 'namespaces';
