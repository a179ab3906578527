/**
 * Permission policy: owners act on what they own, the platform groups on
 * everything.
 *
 * @packageDocumentation
 */
export { permissionModuleDugnad as default } from './module';
