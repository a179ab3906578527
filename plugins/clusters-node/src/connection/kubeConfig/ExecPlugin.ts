import { execFile } from 'node:child_process';
import { z } from 'zod';
import { CredentialsError } from '../CredentialsError';
import { ExecConfig } from './kubeConfigSchema';
import { programWords, redact } from './programWords';

/** What a program hands out. Secret. */
export interface ExecCredential {
  token?: string;
  clientCertificateData?: string;
  clientKeyData?: string;
  /** Milliseconds since 1970; absent: until it is refused. */
  expiresAt?: number;
}

/** What `provideClusterInfo` passes on. */
export type ExecClusterInfo = Record<string, unknown>;

export interface ExecPluginOptions {
  config: ExecConfig;
  /** Program, if its name holds a slash relative to the kubeconfig. */
  command: string;
  clusterInfo: ExecClusterInfo;
  timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const MAX_OUTPUT_BYTES = 1024 * 1024;

const credentialSchema = z.object({
  apiVersion: z.string(),
  kind: z.literal('ExecCredential'),
  status: z.object({
    token: z.string().optional(),
    clientCertificateData: z.string().optional(),
    clientKeyData: z.string().optional(),
    expirationTimestamp: z.iso.datetime({ offset: true }).optional(),
  }),
});

/**
 * Runs the exec program of a kubeconfig as kubectl does, without a terminal, for at most 30 s. Throws `CredentialsError` that
 * names the program, how it ended and what it said last; never what it handed out.
 */
export async function runExecPlugin(
  options: ExecPluginOptions,
): Promise<ExecCredential> {
  const { config } = options;
  const name = `the program ${config.command} of the kubeconfig`;
  const output = await run(options, name);
  const parsed = credentialSchema.safeParse(jsonOf(output));
  if (!parsed.success) {
    const [{ path }] = parsed.error.issues;
    throw new CredentialsError(
      `${name} answered with no ExecCredential${
        path.length > 0 ? ` (${path.join('.')})` : ''
      }`,
    );
  }
  const { apiVersion, status } = parsed.data;
  if (apiVersion !== config.apiVersion) {
    throw new CredentialsError(
      `${name} answered in ${apiVersion}, but the kubeconfig says ${config.apiVersion}`,
    );
  }
  const { expirationTimestamp, ...credential } = status;
  if (!credential.token && !credential.clientCertificateData) {
    throw new CredentialsError(
      `${name} handed out neither a token nor a certificate`,
    );
  }
  return {
    ...credential,
    expiresAt: expirationTimestamp
      ? Date.parse(expirationTimestamp)
      : undefined,
  };
}

function run(
  { config, command, clusterInfo, timeoutMs = TIMEOUT_MS }: ExecPluginOptions,
  name: string,
): Promise<string> {
  const extra = config.env ?? [];
  const info = {
    apiVersion: config.apiVersion,
    kind: 'ExecCredential',
    spec: {
      interactive: false,
      ...(config.provideClusterInfo ? { cluster: clusterInfo } : {}),
    },
  };
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      config.args ?? [],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          ...Object.fromEntries(extra.map(entry => [entry.name, entry.value])),
          KUBERNETES_EXEC_INFO: JSON.stringify(info),
        },
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: MAX_OUTPUT_BYTES,
      },
      (error, stdout, stderr) => {
        if (!error) {
          resolve(stdout);
          return;
        }
        const said = redact(
          stderr,
          extra.map(entry => entry.value),
        );
        const words = programWords(error, { said, timeoutMs });
        const hint = config.installHint ? `: ${config.installHint.trim()}` : '';
        reject(
          new CredentialsError(
            `${name} ${words}${error.code === 'ENOENT' ? hint : ''}`,
          ),
        );
      },
    );
    child.stdin?.end();
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
