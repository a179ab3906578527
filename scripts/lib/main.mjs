import { UserError } from './UserError.mjs';

/**
 * Runs a script's main function and ends with the code it returns: a `UserError` becomes its message and code 1,
 * anything else keeps its stack.
 */
export async function main(work) {
  try {
    process.exit((await work(process.argv.slice(2))) ?? 0);
  } catch (error) {
    const text = error instanceof UserError ? error.message : error.stack;
    process.stderr.write(`\n${text}\n`);
    process.exit(1);
  }
}
