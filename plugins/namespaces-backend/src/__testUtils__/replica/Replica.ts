import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../../..');

/** What a replica needs to know. */
export interface ReplicaOrders {
  connection: string;
  leaseMs: number;
  concurrency: number;
  access: object;
  /** What it deploys into a claim, and nothing else; left out: it works on the queue. */
  deployment?: {
    claimId: string;
    manifests: { source: string; object: Record<string, unknown> }[];
  };
  /** Folder for compiled sources, kept from start to start. */
  cacheDir: string;
}

/** A process that works on the queue until it is killed, and is started again. */
export class Replica {
  readonly #orders: ReplicaOrders;
  #process?: ChildProcess;

  constructor(orders: ReplicaOrders) {
    this.#orders = orders;
  }

  /** Resolves when it works. */
  async start(): Promise<void> {
    const { cacheDir, ...orders } = this.#orders;
    // The transform `npm start` runs the portal with
    const transform = path.join(ROOT, 'scripts/lib/cachedTransform.cjs');
    const script = path.join(__dirname, 'replicaProcess.ts');
    const child = spawn(process.execPath, ['--require', transform, script], {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'development',
        NODE_OPTIONS: '--no-warnings',
        NODE_COMPILE_CACHE: path.join(cacheDir, 'compiled'),
        DUGNAD_TRANSFORM_CACHE: path.join(cacheDir, 'transformed'),
        DUGNAD_REPLICA: JSON.stringify(orders),
      },
    });
    this.#process = child;
    const gone = once(child, 'exit');
    const first = await Promise.race([once(child.stdout, 'data'), gone]);
    if (!String(first[0]).startsWith('working') && child.signalCode === null) {
      throw new Error(`A replica ended before it worked: ${first}`);
    }
  }

  /** Resolves when it ended by itself. */
  async ended(): Promise<void> {
    const child = this.#process;
    if (child && child.exitCode === null && child.signalCode === null) {
      await once(child, 'exit');
    }
    if (child?.exitCode !== 0) {
      throw new Error(`A replica ended with ${child?.exitCode}`);
    }
  }

  /** Ends it as a crash of the machine would. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
  }
}
