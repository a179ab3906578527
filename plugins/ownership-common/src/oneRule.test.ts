import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PLUGINS = path.resolve(__dirname, '../..');

const sources = readdirSync(PLUGINS, { recursive: true, encoding: 'utf8' })
  .filter(
    file =>
      /^[^/]+\/src\/.*\.tsx?$/.test(file) &&
      !/\.test\.tsx?$|__testUtils__|__fixtures__|\/testUtils\//.test(file),
  )
  .map(file => ({
    file,
    text: readFileSync(path.join(PLUGINS, file), 'utf8'),
  }));

const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

/** Rules that families must agree on, each with the only file that may hold it. */
const RULES: [string, string][] = [
  ['attribute', 'ownership-common/src/attribute.ts'],
  ['componentOf', 'ownership-common/src/component/componentOf.ts'],
  ['matchesSelector', 'ownership-common/src/selector/matchesSelector.ts'],
  ['namespaceOwnerOf', 'ownership-common/src/namespaceOwnerOf.ts'],
  ['isSystemNamespace', 'ownership-common/src/isSystemNamespace.ts'],
  ['podRequests', 'clusters-common/src/pods/podRequests.ts'],
  ['podLimits', 'clusters-common/src/pods/podRequests.ts'],
  ['parseQuantity', 'clusters-common/src/quantity/parseQuantity.ts'],
  ['toneOf', 'clusters-react/src/lib/toneOf.ts'],
];

describe('rules that families share', () => {
  it('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(300);
  });

  it.each(RULES)('%s is defined once', (name, file) => {
    const definition = new RegExp(
      `^(export )?(function|const) ${name}\\b`,
      'm',
    );
    expect(filesWith(definition)).toEqual([file]);
  });

  it.each([
    [
      'the annotations that tie entities to clusters',
      /['"]backstage\.io\/kubernetes-(id|label-selector|namespace|cluster)['"]/,
      ['ownership-common/src/component/kubernetesAnnotations.ts'],
    ],
    [
      'what a namespace says of its owner',
      /\[OWNER_REF_ANNOTATION\]/,
      [
        // The one that writes it
        'namespaces-backend/src/reconcile/desiredObjects.ts',
        'ownership-common/src/namespaceOwnerOf.ts',
      ],
    ],
    [
      'what a state means to its reader',
      /Record<[^>]*, Tone>/,
      ['clusters-react/src/lib/toneOf.ts'],
    ],
  ])('%s is read in one place', (_, pattern, files) => {
    expect(filesWith(pattern).sort()).toEqual(files);
  });
});
