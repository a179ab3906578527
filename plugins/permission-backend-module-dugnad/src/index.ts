/**
 * Permission policy: owners act on what they own, the platform groups on
 * everything; and which groups a person acts for.
 *
 * @packageDocumentation
 */
export { dugnadPermissions as default } from './dugnadPermissions';
