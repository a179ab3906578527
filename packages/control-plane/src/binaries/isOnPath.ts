import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether `tool` is an executable in a folder of PATH. */
export function isOnPath(tool: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some(dir => {
    try {
      accessSync(join(dir, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
