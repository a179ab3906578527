import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { copyFile, mkdir, writeFile } from 'fs/promises';
import { constants } from 'fs';
import { dirname } from 'path';
import { GeneratedSite } from './generateSite';

/** Writes a generated site into `outputDir`, and copies its other files there. Returns the paths of all. */
export async function writeSite(
  site: GeneratedSite,
  assets: ReadonlyMap<string, string>,
  outputDir: string,
): Promise<string[]> {
  const paths: string[] = [];
  for (const [path, source] of assets) {
    const target = await prepare(outputDir, path);
    await copyFile(source, target, constants.COPYFILE_EXCL);
    paths.push(path);
  }
  for (const [path, text] of site.texts) {
    await writeFile(await prepare(outputDir, path), text);
    paths.push(path);
  }
  return paths;
}

async function prepare(outputDir: string, path: string): Promise<string> {
  const target = resolveSafeChildPath(outputDir, path);
  await mkdir(dirname(target), { recursive: true });
  return target;
}
