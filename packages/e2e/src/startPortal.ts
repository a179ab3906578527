import { ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

// The checkout, which no package resolves to; these tests are never built.
// eslint-disable-next-line no-restricted-syntax
const ROOT = path.resolve(__dirname, '../../..');
const START_TIMEOUT_MS = 240_000;

/** A portal started exactly as `npm start` does, on a state folder of its own. */
export interface Portal {
  url: string;
  stateDir: string;
  /** Everything it printed. */
  output(): string;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Process id of one of the start script's children, for example `portal`. */
  pid(name: string): Promise<number>;
  /** Resolves when the start script has ended. */
  ended: Promise<number | null>;
}

/** Options of `startPortal`. */
export interface StartPortalOptions {
  stateDir: string;
  port: number;
  flags?: string[];
}

/** Runs `scripts/start.mjs` and resolves once it says that the portal runs. Throws with its output if it ends before. */
export async function startPortal(
  options: StartPortalOptions,
): Promise<Portal> {
  const { stateDir, port, flags = [] } = options;
  const child = spawn(
    process.execPath,
    [path.join(ROOT, 'scripts/start.mjs'), '--port', String(port), ...flags],
    {
      cwd: ROOT,
      env: { ...withoutJest(process.env), DUGNAD_STATE_DIR: stateDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<number | null>(resolve => {
    child.on('exit', code => resolve(code));
  });
  const output = collect(child);
  await running(output, ended);
  return {
    url: `http://localhost:${port}`,
    stateDir,
    output: output.text,
    ended,
    pid: async name =>
      Number(
        await readFile(path.join(stateDir, 'logs', `${name}.pid`), 'utf8'),
      ),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function collect(child: ChildProcess) {
  let text = '';
  const listeners = new Set<() => void>();
  const add = (chunk: string) => {
    text += chunk;
    listeners.forEach(listener => listener());
  };
  child.stdout?.setEncoding('utf8').on('data', add);
  child.stderr?.setEncoding('utf8').on('data', add);
  return {
    text: () => text,
    until: (words: string) =>
      new Promise<void>(resolve => {
        const look = () => text.includes(words) && resolve();
        listeners.add(look);
        look();
      }),
  };
}

async function running(
  output: ReturnType<typeof collect>,
  ended: Promise<number | null>,
) {
  let timer: NodeJS.Timeout | undefined;
  const outcome = await Promise.race([
    output.until('Dugnad runs.').then(() => 'running'),
    ended.then(code => `it ended with ${code}`),
    new Promise<string>(resolve => {
      timer = setTimeout(resolve, START_TIMEOUT_MS, 'it took too long');
    }),
  ]);
  clearTimeout(timer);
  if (outcome !== 'running')
    throw new Error(`The portal did not start, ${outcome}:\n${output.text()}`);
}

/** Jest's own variables would turn the portal into a test. */
function withoutJest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_ENV, JEST_WORKER_ID, ...rest } = env;
  return rest;
}
