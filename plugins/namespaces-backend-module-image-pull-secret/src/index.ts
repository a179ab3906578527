export { namespacesModuleImagePullSecret as default } from './module';
