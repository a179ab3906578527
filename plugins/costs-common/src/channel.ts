/** Signals channel of costs that changed. Messages are `{ keys: string[] }`: cluster names, `budgets` or `charges`; no data. */
export const COSTS_CHANNEL = 'costs';
