import { lstat, readFile, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError, toError } from '@backstage/errors';
import { decodeText, readKubernetesYaml } from '@dugnad/plugin-clusters-node';
import { DeploymentRequest } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { refuseUnrendered } from './refuseUnrendered';

type Manifests = DeploymentRequest['manifests'];

const MANIFEST = /\.(ya?ml|json)$/;
/** What the namespaces backend accepts at a time. */
const MAX_BYTES = 2 * 1024 * 1024;
const objectSchema = z.record(z.string(), z.unknown());

/**
 * Every Kubernetes object in the YAML and JSON files of a folder (or in one file) of a task's workspace, in the order of the
 * file names, as kubectl reads them. Throws errors that name the file, also for what Kustomize or Helm must render first.
 */
export async function readManifestFiles(
  workspacePath: string,
  manifestsPath: string,
): Promise<Manifests> {
  const root = resolveSafeChildPath(workspacePath, manifestsPath);
  const files = await filesIn(root, manifestsPath);
  const manifests: Manifests = [];
  for (const file of files) {
    manifests.push(...(await readOne(file, relative(workspacePath, file))));
  }
  if (manifests.length === 0) {
    throw new NotFoundError(`There is no manifest in ${manifestsPath}`);
  }
  refuseTooMuch(
    Buffer.byteLength(JSON.stringify({ manifests })),
    `The manifests in ${manifestsPath} are`,
  );
  return manifests;
}

async function filesIn(root: string, manifestsPath: string): Promise<string[]> {
  const found = await stat(root).catch(() => undefined);
  if (!found) {
    throw new NotFoundError(
      `There is no ${manifestsPath} in the workspace; set manifestsPath to the folder or file of the manifests`,
    );
  }
  if (found.isFile()) {
    refuseUnrendered([manifestsPath]);
    return [root];
  }
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .map(entry => join(entry.parentPath, entry.name))
    .filter((_, index) => !entries[index].isDirectory())
    .sort();
  refuseUnrendered(
    paths.map(path => join(manifestsPath, relative(root, path))),
  );
  return paths.filter(path => MANIFEST.test(path));
}

async function readOne(path: string, source: string): Promise<Manifests> {
  const { size, ...file } = await facts(path);
  if (!file.isFile) {
    throw new InputError(
      `${source}: is a symbolic link, which is not followed; put the file itself there`,
    );
  }
  refuseTooMuch(size, `${source}: is`);
  const bytes = await readFile(path);
  return documentsOf(bytes, source).map(content => {
    const object = objectSchema.safeParse(content);
    if (!object.success) {
      throw new InputError(`${source}: is not a Kubernetes object`);
    }
    return { source, object: object.data };
  });
}

async function facts(path: string) {
  const found = await lstat(path);
  return { size: found.size, isFile: found.isFile() };
}

function documentsOf(bytes: Buffer, source: string): unknown[] {
  try {
    return readKubernetesYaml(decodeText(bytes));
  } catch (error) {
    const hint = bytes.includes('{{')
      ? '; it looks like a Helm template: render it with "helm template" first'
      : '';
    throw new InputError(`${source}: ${toError(error).message}${hint}`);
  }
}

function refuseTooMuch(bytes: number, what: string): void {
  if (bytes > MAX_BYTES) {
    const size = (bytes / 1024 / 1024).toFixed(2);
    throw new InputError(
      `${what} ${size} MB; at most 2 MB can be applied at a time`,
    );
  }
}
