import { parseArgs } from 'node:util';
import path from 'node:path';
import { UserError } from './UserError.mjs';

export const usage = `Usage: npm start -- [flags]

  --port N             port of the portal (7007)
  --kubeconfig FILE    use the cluster of this kubeconfig instead of the embedded ones
  --context NAME       context of that kubeconfig (its current one)
  --no-cluster         start without any cluster
  --reset              forget everything an earlier start kept, then start
  --help               this text`;

/** Reads the flags of `npm start`. Throws `UserError` that names the flag. */
export function parseFlags(args) {
  const { values } = parse(args);
  const port = Number(values.port ?? 7007);
  if (!Number.isInteger(port) || port < 1 || port > 65_000)
    throw new UserError(
      `--port ${values.port}: give a number from 1 to 65000.`,
    );
  if (values.context && !values.kubeconfig)
    throw new UserError(
      '--context names a context of --kubeconfig FILE: give both.',
    );
  if (values.kubeconfig && values['no-cluster'])
    throw new UserError('--kubeconfig and --no-cluster exclude each other.');
  return {
    port,
    help: Boolean(values.help),
    reset: Boolean(values.reset),
    context: values.context,
    kubeconfig: values.kubeconfig && path.resolve(values.kubeconfig),
    clusters: clusterMode(values),
  };
}

function clusterMode(values) {
  if (values['no-cluster']) return 'none';
  return values.kubeconfig ? 'kubeconfig' : 'embedded';
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        kubeconfig: { type: 'string' },
        context: { type: 'string' },
        'no-cluster': { type: 'boolean' },
        reset: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UserError(`${error.message}\n\n${usage}`);
  }
}
