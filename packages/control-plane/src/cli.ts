import { ensureBinaries } from './binaries/ensureBinaries.ts';

// Runs straight from source under Node 22.18 or newer. Static imports lead to Node's own modules only, because
// `binaries` runs before any package is installed; the rest is loaded when it is needed.

const usage = `Usage: node src/cli.ts COMMAND

  binaries
      Get the executables into the cache; prints their paths as JSON.
  up --state DIR --cluster name=oslo,profile=k3s,nodes=3 [--cluster …]
      Run control planes below DIR in the foreground. Prints one line of JSON when all are ready. Keys of --cluster:
      name, profile (k3s, rke2, talos, kubeadm), nodes, cpu (cores), memory (for example 32Gi), pods, port,
      ready-delay (ms).
  test-server --access FILE
      Run one control plane with a temporary state folder for tests, and write how to reach it to FILE.

up and test-server stop at SIGINT, at SIGTERM, and when a pipe on standard input closes.`;

const commands: Record<string, (args: string[]) => Promise<void>> = {
  binaries: async () => {
    const paths = await ensureBinaries({ log });
    process.stdout.write(`${JSON.stringify(paths)}\n`);
  },
  up: async args => {
    const { upCommand } = await import('./cli/upCommand.ts');
    await upCommand(args, log);
  },
  'test-server': async args => {
    const { testServerCommand } = await import('./cli/testServerCommand.ts');
    await testServerCommand(args, log);
  },
};

/** Progress goes to standard error: standard output carries what programs read. */
function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function main([name = '', ...args]: string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) {
    await command(args);
    return;
  }
  log(usage);
  process.exitCode = name === '--help' ? 0 : 2;
}

main(process.argv.slice(2)).catch(error => {
  log(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
