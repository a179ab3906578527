import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { DeploymentRequest } from '@dugnad/plugin-namespaces-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const MANIFEST = /\.(ya?ml|json)$/;
/** Tools' own files beside manifests. */
const NO_MANIFEST = /(^|\/)(kustomization\.ya?ml|values\.ya?ml|Chart\.yaml)$/;
const objectSchema = z.record(z.string(), z.unknown());

/**
 * Every Kubernetes object in the YAML and JSON files of a folder (or in one file) of a task's workspace, in the order of the
 * file names. Throws errors that name the file.
 */
export async function readManifestFiles(
  workspacePath: string,
  manifestsPath: string,
): Promise<DeploymentRequest['manifests']> {
  const root = resolveSafeChildPath(workspacePath, manifestsPath);
  const files = await filesIn(root);
  const manifests = await Promise.all(
    files.map(file => readOne(file, relative(workspacePath, file))),
  );
  if (manifests.flat().length === 0) {
    throw new NotFoundError(`There is no manifest in ${manifestsPath}`);
  }
  return manifests.flat();
}

async function filesIn(root: string): Promise<string[]> {
  if (MANIFEST.test(root)) {
    return [root];
  }
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && MANIFEST.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !NO_MANIFEST.test(path))
    .sort();
}

async function readOne(path: string, source: string) {
  const documents = parseAllDocuments(await readFile(path, 'utf8'));
  return [...documents].flatMap(document => {
    const [error] = document.errors;
    if (error) {
      throw new InputError(`${source}: ${error.message}`);
    }
    const content: unknown = document.toJS();
    if (content === null || content === undefined) {
      return [];
    }
    const object = objectSchema.safeParse(content);
    if (!object.success) {
      throw new InputError(`${source}: is not a Kubernetes object`);
    }
    return [{ source, object: object.data }];
  });
}
