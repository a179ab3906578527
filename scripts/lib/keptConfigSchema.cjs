// Preloaded (`node --require`) to keep the configuration schema over starts.
// Backstage compiles it from every package's config.d.ts at each start, to find
// which values are secret, and that takes the TypeScript compiler: about 1.5 s
// and 70 MB. It is kept under what it is made of (the lock file stands for the
// packages from the registry), so one that is out of date is never read.
const { createHash } = require('node:crypto');
const {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} = require('node:fs');
const path = require('node:path');
const { isMainThread } = require('node:worker_threads');

const WORKSPACES = ['packages', 'plugins'];
const MADE_OF = ['package.json', 'config.d.ts'];

function filesOfWorkspaces(root) {
  const packages = WORKSPACES.flatMap(parent =>
    readdirSync(path.join(root, parent))
      .sort()
      .map(name => path.join(parent, name)),
  );
  return packages.flatMap(name => MADE_OF.map(file => path.join(name, file)));
}

/** Names the schema of these dependencies, or undefined where a lock file is missing. */
function keyOf(dependencies, root) {
  const read = name => {
    try {
      return readFileSync(path.join(root, name), 'utf8');
    } catch {
      return undefined;
    }
  };
  const lock = read('yarn.lock');
  if (lock === undefined) {
    return undefined;
  }
  const hash = createHash('sha256').update(JSON.stringify(dependencies));
  hash.update(lock).update(read('package.json') ?? '');
  for (const name of filesOfWorkspaces(root)) {
    hash.update(`\0${name}\0`).update(read(name) ?? '');
  }
  return hash.digest('hex');
}

function readKept(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function keep(file, serialized) {
  mkdirSync(path.dirname(file), { recursive: true });
  // Another start may be writing the same file
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(serialized));
  renameSync(`${file}.${process.pid}`, file);
}

/** `loadConfigSchema` that compiles only what it has not kept in `folder`. */
function keeping(loadConfigSchema, { folder, root }) {
  return async options => {
    const { dependencies, ...others } = options;
    const key = dependencies && keyOf(dependencies, root);
    if (!key || others.packagePaths?.length) {
      return loadConfigSchema(options);
    }
    const file = path.join(folder, `${key}.json`);
    const serialized = readKept(file);
    if (serialized) {
      return loadConfigSchema({ ...others, serialized });
    }
    const schema = await loadConfigSchema(options);
    keep(file, schema.serialize());
    return schema;
  };
}

// Worker threads preload this too, and read no configuration.
const folder = process.env.DUGNAD_CONFIG_SCHEMA_CACHE;
if (folder && isMainThread) {
  const loader = require('@backstage/config-loader');
  const root = process.cwd();
  loader.loadConfigSchema = keeping(loader.loadConfigSchema, { folder, root });
}

module.exports = { keeping };
