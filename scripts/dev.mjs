import { parseFlags, usage } from './lib/flags.mjs';
import { main } from './lib/main.mjs';
import { runPortal } from './lib/runPortal.mjs';

await main(async args => {
  const flags = parseFlags(args);
  if (!flags.help) return runPortal({ ...flags, dev: true });
  process.stdout.write(`${usage.replace('npm start', 'npm run dev')}\n`);
  return 0;
});
