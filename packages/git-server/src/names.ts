import { z } from 'zod';

const OWNER_PATTERN = /^[a-z0-9](?:[a-z0-9]|[-_.](?=[a-z0-9]))*$/i;
const REPOSITORY_PATTERN = /^[a-z0-9_](?:[a-z0-9_-]|\.(?!\.))*$/i;
const REF_PATTERN = /^[\p{L}\p{N}_][\p{L}\p{N}._+@#/-]*$/u;
const CONTROL_CHARACTERS = /\p{Cc}/u;

/** First path segments that are pages of their own. */
const RESERVED_OWNERS = ['api', 'assets', 'sign-in', 'robots.txt'];
/** `x.git` is how a repository is addressed when cloned; the others are files and folders Git makes. */
const RESERVED_ENDINGS = /\.(git|lock|wiki)$/i;

/** Name of an organisation, as Forgejo accepts it. */
export const ownerNameSchema = z
  .string()
  .max(40, 'has at most 40 characters')
  .regex(
    OWNER_PATTERN,
    'has letters, digits, and single - _ . between them, for example "maps"',
  )
  .refine(
    name => !RESERVED_OWNERS.includes(name.toLowerCase()),
    'is reserved; choose another name',
  );

/** Name of a repository, as Forgejo accepts it. */
export const repositoryNameSchema = z
  .string()
  .max(100, 'has at most 100 characters')
  .regex(
    REPOSITORY_PATTERN,
    'has letters, digits, - _ and single dots, and starts with a letter, digit or _',
  )
  .refine(
    name => !RESERVED_ENDINGS.test(name),
    'must not end in .git, .lock or .wiki',
  );

/** Name of a branch or tag: a strict subset of what `git check-ref-format` allows. */
export const refNameSchema = z
  .string()
  .max(200, 'has at most 200 characters')
  .regex(REF_PATTERN, 'has letters, digits and . _ + @ # / -')
  .refine(
    name =>
      !/\.\.|\/\/|\/\.|\.\/|@\{/.test(name) &&
      !/(\/|\.|\.lock)$/.test(name) &&
      !name.includes('.lock/'),
    'is not a valid Git reference',
  );

/** Path of a file or folder inside a repository, without slashes at its ends; empty is the root. */
export const treePathSchema = z
  .string()
  .max(4096, 'has at most 4096 characters')
  .transform(path => path.replace(/^\/+|\/+$/g, ''))
  .refine(path => !CONTROL_CHARACTERS.test(path), 'has control characters')
  .refine(
    path =>
      path === '' ||
      path.split('/').every(part => !['', '.', '..'].includes(part)),
    'has empty, "." or ".." segments',
  );
