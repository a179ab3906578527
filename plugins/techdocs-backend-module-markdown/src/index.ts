/**
 * TechDocs without Docker and without Python.
 *
 * @packageDocumentation
 */
export { techdocsModuleMarkdown as default } from './module';
