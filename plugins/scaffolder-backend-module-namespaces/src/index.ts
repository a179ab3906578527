export { scaffolderModuleNamespaces as default } from './module';
