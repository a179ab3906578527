import { parseFlags, usage } from './lib/flags.mjs';
import { main } from './lib/main.mjs';
import { runPortal } from './lib/runPortal.mjs';

await main(async args => {
  const flags = parseFlags(args);
  if (!flags.help) return runPortal(flags);
  process.stdout.write(`${usage}\n`);
  return 0;
});
