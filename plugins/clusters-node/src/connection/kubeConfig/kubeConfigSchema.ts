import { z } from 'zod';
import { booleanText } from '../../booleanText';

const text = z.string().nullish();

const clusterSchema = z.looseObject({
  server: z.string({ error: 'is missing' }).min(1, 'is missing'),
  'certificate-authority': text,
  'certificate-authority-data': text,
  'insecure-skip-tls-verify': booleanText.nullish(),
  'tls-server-name': text,
  'proxy-url': text,
  'disable-compression': z.unknown().optional(),
  extensions: z.unknown().optional(),
});

/** A program that hands out credentials, as `client.authentication.k8s.io` defines it. */
export const execSchema = z.looseObject({
  apiVersion: z.enum(
    ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'],
    {
      error:
        'must be client.authentication.k8s.io/v1 or client.authentication.k8s.io/v1beta1',
    },
  ),
  command: z.string({ error: 'is missing' }).min(1, 'is missing'),
  args: z.array(z.string()).nullish(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  installHint: text,
  provideClusterInfo: booleanText.nullish(),
  interactiveMode: text,
});

const userSchema = z.looseObject({
  token: text,
  tokenFile: text,
  'client-certificate': text,
  'client-certificate-data': text,
  'client-key': text,
  'client-key-data': text,
  username: text,
  password: text,
  as: text,
  'as-uid': text,
  'as-groups': z.array(z.string()).nullish(),
  'as-user-extra': z.record(z.string(), z.array(z.string())).nullish(),
  exec: execSchema.nullish(),
  'auth-provider': z.looseObject({ name: z.string().optional() }).nullish(),
  extensions: z.unknown().optional(),
});

const contextSchema = z.looseObject({ cluster: text, user: text });

const named = z.object({ name: z.string() });

/** The parts of a kubeconfig that decide how a cluster is reached. What a context does not use may be broken. */
export const kubeConfigSchema = z.looseObject({
  'current-context': text,
  contexts: z.array(named.extend({ context: contextSchema })).nullish(),
  clusters: z
    .array(named.extend({ cluster: z.unknown().optional() }))
    .nullish(),
  users: z.array(named.extend({ user: z.unknown().optional() })).nullish(),
});

export const kubeConfigClusterSchema = clusterSchema;
export const kubeConfigUserSchema = userSchema;

export type KubeConfigCluster = z.infer<typeof clusterSchema>;
export type KubeConfigUser = z.infer<typeof userSchema>;
export type ExecConfig = z.infer<typeof execSchema>;
