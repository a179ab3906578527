export { namespacesPlugin as default } from './plugin';
