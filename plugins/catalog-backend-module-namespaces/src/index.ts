export { catalogModuleNamespaces as default } from './module';
