export { default } from './plugin';
export { namespacesTranslationRef } from './translation/namespacesTranslationRef';
export { namespacesApiRef } from './api/namespacesApiRef';
