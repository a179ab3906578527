import { InputError } from '@backstage/errors';

const TOOLS = [
  {
    name: 'Kustomize',
    program: 'kustomize',
    files: /(^|\/)(kustomization\.ya?ml|Kustomization)$/,
    command: 'kustomize build',
  },
  {
    name: 'Helm',
    program: 'helm',
    files: /(^|\/)(Chart\.yaml|values\.ya?ml)$/,
    command: 'helm template',
  },
];

/**
 * Throws `InputError` where a file says that the manifests are ingredients of another tool: applied as they are, a patch would
 * replace what it should change.
 */
export function refuseUnrendered(paths: string[]): void {
  for (const { name, program, files, command } of TOOLS) {
    const found = paths.find(path => files.test(path));
    if (found) {
      throw new InputError(
        `${found}: belongs to ${name}, which the portal does not run; render it with ${program} first ("${command}") and deploy the result`,
      );
    }
  }
}
