// Preloaded (`node --require`) to run the workspace's TypeScript: as Backstage's
// own transform compiles it, but what is compiled is kept by its content, so
// that a later start needs neither the compiler's time nor its memory.
const { createHash } = require('node:crypto');
const {
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} = require('node:fs');
const { Module, registerHooks } = require('node:module');
const path = require('node:path');
const { fileURLToPath } = require('node:url');

const folder = process.env.DUGNAD_TRANSFORM_CACHE;
const compiler = require('@swc/core/package.json').version;
const options = {
  sourceMaps: false,
  module: { type: 'commonjs', ignoreDynamic: true },
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
};
const salt = JSON.stringify([compiler, options]);

function compile(source, filename) {
  const { transformSync } = require('@swc/core');
  return transformSync(source, { ...options, filename }).code;
}

function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha256').update(salt).update(filename).update(source);
  const kept = path.join(folder, `${key.digest('hex')}.js`);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const code = compile(source, filename);
    mkdirSync(folder, { recursive: true });
    // Another start may be writing the same file
    writeFileSync(`${kept}.${process.pid}`, code);
    renameSync(`${kept}.${process.pid}`, kept);
    return code;
  }
}

// Node strips types by itself, but finds no import without an extension.
Module._extensions['.ts'] = (module, filename) =>
  module._compile(compiled(filename), filename);
registerHooks({
  load(url, context, next) {
    const ours = url.endsWith('.ts') && !url.includes('/node_modules/');
    return ours
      ? {
          format: 'commonjs',
          source: compiled(fileURLToPath(url)),
          shortCircuit: true,
        }
      : next(url, context);
  },
});
