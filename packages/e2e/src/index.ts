export * from './Browser';
export * from './startPortal';
