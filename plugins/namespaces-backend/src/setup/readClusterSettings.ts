import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** How people sign in to a cluster with kubectl. */
export interface OidcSettings {
  issuerUrl: string;
  clientId: string;
  extraScopes: string[];
}

/** Where the objects of a cluster written through Git go. */
export interface GitSettings {
  /** Address of the repository, for example `https://git.example.org/platform/oslo.git`. */
  repository: string;
  branch: string;
  /** Folder of the claims' folders; empty for the top. */
  path: string;
  /** After this, what has not arrived counts as missing. */
  arriveWithinMinutes: number;
  author: { name: string; email: string };
}

/** What the namespaces plugin is told of one cluster. */
export interface ClusterSettings {
  /** Address and authority people reach the API server with; left out: what the portal uses. */
  publicUrl?: string;
  publicCaData?: string;
  oidc?: OidcSettings;
  /** Set for `write: git`. */
  git?: GitSettings;
}

const text = z.string().min(1);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an address' });
const PATH =
  /^([A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?$/;
const BRANCH = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

const gitSchema = z.strictObject({
  repository: httpUrl.refine(
    value => URL.canParse(value) && new URL(value).username === '',
    'must not hold a user or password; credentials come from integrations',
  ),
  branch: text.regex(BRANCH, 'is not a branch name').default('main'),
  path: z
    .string()
    .regex(PATH, 'must be a relative folder such as clusters/oslo')
    .default(''),
  arriveWithinMinutes: z.number().min(1).default(15),
  author: z
    .strictObject({ name: text, email: text })
    .default({ name: 'Dugnad', email: 'dugnad@localhost' }),
});

const clusterSchema = z.strictObject({
  publicUrl: httpUrl.optional(),
  publicCaData: text.optional(),
  oidc: z
    .strictObject({
      issuerUrl: httpUrl,
      clientId: text,
      extraScopes: z.array(text).default([]),
    })
    .optional(),
  write: z.enum(['apply', 'git']).default('apply'),
  git: gitSchema.optional(),
});

/** Reads `namespaces.clusters`. Throws `InputError` that names the offending key. */
export function readClusterSettings(
  config?: Config,
): Map<string, ClusterSettings> {
  // Read whole, because a cluster's name may hold dots
  const clusters = z.record(z.string(), z.unknown()).parse(config?.get() ?? {});
  return new Map(
    Object.entries(clusters).map(([name, value]) => [
      name,
      readOne(`namespaces.clusters.${name}`, value),
    ]),
  );
}

function readOne(key: string, value: unknown): ClusterSettings {
  const parsed = clusterSchema.safeParse(value ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `Configuration ${[key, ...issue.path].join('.')}: ${issue.message}`,
    );
  }
  const { write, git, ...settings } = parsed.data;
  if (write === 'git' && !git) {
    throw new InputError(
      `Configuration ${key}.git is missing: "write: git" needs a repository`,
    );
  }
  return { ...settings, git: write === 'git' ? git : undefined };
}
