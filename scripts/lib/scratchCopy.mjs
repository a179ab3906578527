import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isOfFamily, packagesOf } from './families.mjs';

/** Files that are about a package without being part of what is composed: tests and benchmarks. */
const ABOUT = /(\.test\.tsx?|\.bench\.ts)$|^bench\/|__testUtils__/;

/**
 * Copies the checkout without a family: its packages, its lines of composition and whatever tests are about it. Installed
 * packages are linked. Returns what was left out.
 */
export function scratchCopy({ root, copy, family }) {
  const packages = packagesOf(root);
  const gone = packages.filter(one => isOfFamily(one, family));
  const names = gone.map(({ manifest }) => manifest.name);
  const files = [];
  for (const file of trackedFiles(root)) {
    if (gone.some(({ folder }) => file.startsWith(`${folder}/`))) {
      continue;
    }
    const target = path.join(copy, file);
    mkdirSync(path.dirname(target), { recursive: true });
    const text = /\.(tsx?|json)$/.test(file)
      ? readFileSync(path.join(root, file), 'utf8')
      : '';
    if (
      !names.some(
        name => text.includes(`'${name}`) || text.includes(`"${name}"`),
      )
    ) {
      copyFileSync(path.join(root, file), target);
    } else if (ABOUT.test(file)) {
      files.push(file);
    } else {
      writeFileSync(target, withoutPackages(file, text, names));
    }
  }
  linkModules({ root, copy, packages, gone });
  return { dropped: { packages: names, files } };
}

function trackedFiles(root) {
  return execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
    .split('\0')
    .filter(file => file && existsSync(path.join(root, file)));
}

/** The two places that compose: lists of dependencies, and the backend's list of plugins. Anything else stays, and fails. */
export function withoutPackages(file, text, names) {
  if (path.basename(file) === 'package.json') {
    const manifest = JSON.parse(text);
    for (const kind of ['dependencies', 'devDependencies']) {
      names.forEach(name => delete manifest[kind]?.[name]);
    }
    return `${JSON.stringify(manifest, undefined, 2)}\n`;
  }
  return names.reduce(
    (left, name) =>
      left.replace(
        new RegExp(
          `backend\\.add\\(\\s*import\\('${name}'\\),?\\s*\\);\n`,
          'g',
        ),
        '',
      ),
    text,
  );
}

/** Every installed package as it is, and those of the workspace as they are in the copy. */
function linkModules({ root, copy, packages, gone }) {
  const left = packages.filter(one => !gone.includes(one));
  const own = new Set(packages.map(({ manifest }) => manifest.name));
  const link = (from, to) => {
    mkdirSync(path.dirname(to), { recursive: true });
    symlinkSync(from, to);
  };
  const linkAll = folder => {
    const modules = path.join(root, folder, 'node_modules');
    for (const name of existsSync(modules) ? namesIn(modules) : []) {
      if (!own.has(name)) {
        link(
          path.join(modules, name),
          path.join(copy, folder, 'node_modules', name),
        );
      }
    }
  };
  linkAll('.');
  for (const { folder, manifest } of left) {
    linkAll(folder);
    link(
      path.join(copy, folder),
      path.join(copy, 'node_modules', manifest.name),
    );
  }
}

function namesIn(modules) {
  return readdirSync(modules).flatMap(name =>
    name.startsWith('@')
      ? readdirSync(path.join(modules, name)).map(one => `${name}/${one}`)
      : [name],
  );
}
