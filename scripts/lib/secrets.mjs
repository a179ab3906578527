import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Secrets of the embedded servers, made up at the first start and kept readable for this account alone.
 * They reach the servers through their environment, never through a file of configuration.
 */
export async function ensureSecrets(stateDir) {
  const file = path.join(stateDir, 'secrets.json');
  const kept = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  if (kept) return kept;
  const secrets = {
    gitPassword: randomBytes(18).toString('base64url'),
  };
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
