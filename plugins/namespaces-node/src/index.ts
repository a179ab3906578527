export * from './namespaceObjectsExtensionPoint';
export * from './types';
