/**
 * Sign-in as demo people, for development only.
 *
 * @packageDocumentation
 */
export { authModuleDemoProvider as default } from './module';
