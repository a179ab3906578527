export * from './conditions';
export * from './namespaceNameProblems';
export * from './NamespacesClient';
export * from './permissions';
export * from './problemsOf';
export * from './schema';
export * from './states';
