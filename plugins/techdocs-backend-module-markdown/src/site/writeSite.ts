import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { copyFile, mkdir, writeFile } from 'fs/promises';
import { constants } from 'fs';
import { dirname, join } from 'path';
import { GeneratedSite } from './generateSite';

/** Writes a generated site into `outputDir`; assets come from `docsPath`. */
export async function writeSite(
  site: GeneratedSite,
  docsPath: string,
  outputDir: string,
): Promise<void> {
  for (const path of site.assets) {
    const target = await prepare(outputDir, path);
    await copyFile(join(docsPath, path), target, constants.COPYFILE_EXCL);
  }
  for (const [path, text] of site.texts) {
    await writeFile(await prepare(outputDir, path), text);
  }
}

async function prepare(outputDir: string, path: string): Promise<string> {
  const target = resolveSafeChildPath(outputDir, path);
  await mkdir(dirname(target), { recursive: true });
  return target;
}
