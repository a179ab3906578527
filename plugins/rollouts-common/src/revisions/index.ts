export * from './chooseRevision';
export * from './fieldChanges';
export * from './gitChange';
export * from './podTemplate';
export * from './referencesOf';
export * from './templateOwnerOf';
