import { ExecCredential, runExecPlugin } from './ExecPlugin';
import { ExecConfig } from './kubeConfigSchema';
import { KubeConfigContext } from './readKubeConfig';

/** A program that failed is not asked again for this long, however many requests need it. */
const FAILED_TTL_MS = 5_000;
/** A credential is renewed this long before it ends. */
const MARGIN_MS = 10_000;

interface Run {
  of: string;
  at: number;
  result: Promise<ExecCredential>;
  state: 'running' | 'answered' | 'failed';
  expiresAt?: number;
}

/** What an exec program handed out, kept until it ends or is refused. The program runs once however many requests wait. */
export class ExecCredentials {
  #run?: Run;

  async current(
    config: ExecConfig,
    context: KubeConfigContext,
    { renew }: { renew: boolean },
  ): Promise<ExecCredential> {
    const of = JSON.stringify(config);
    if (!this.#run || this.#run.of !== of || isOver(this.#run, renew)) {
      this.#run = start(of, config, context);
    }
    return this.#run.result;
  }
}

function isOver(run: Run, renew: boolean): boolean {
  const age = performance.now() - run.at;
  if (run.state !== 'answered') {
    return run.state === 'failed' && age > FAILED_TTL_MS;
  }
  // Several requests are refused at once: the first of them has it renewed
  if (renew && age > FAILED_TTL_MS) {
    return true;
  }
  return run.expiresAt !== undefined && Date.now() > run.expiresAt - MARGIN_MS;
}

function start(
  of: string,
  config: ExecConfig,
  { cluster, path }: KubeConfigContext,
): Run {
  const { command } = config;
  const run: Run = {
    of,
    at: performance.now(),
    state: 'running',
    result: runExecPlugin({
      config,
      command: command.includes('/') ? path(command) : command,
      clusterInfo: {
        server: cluster.server,
        'certificate-authority-data': cluster['certificate-authority-data'],
        'tls-server-name': cluster['tls-server-name'],
        'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
        'proxy-url': cluster['proxy-url'],
      },
    }),
  };
  run.result.then(
    ({ expiresAt }) => {
      run.state = 'answered';
      run.expiresAt = expiresAt;
    },
    () => {
      run.state = 'failed';
      run.at = performance.now();
    },
  );
  return run;
}
