import { InputError, isError } from '@backstage/errors';
import {
  Document,
  isCollection,
  parseAllDocuments,
  visit,
  YAMLError,
} from 'yaml';
import { kubernetesTags } from './kubernetesTags';
import { checkPlainContent } from './plainContent';

/**
 * The documents of a YAML or JSON text as the Kubernetes tools read them: YAML 1.1, aliases and merges resolved, documents
 * without content left out. Throws `InputError` that says in which line what is wrong, and never quotes values.
 */
export function readKubernetesYaml(text: string): unknown[] {
  const documents = refusingDepth(() =>
    parseAllDocuments(text, {
      version: '1.1',
      merge: true,
      customTags: kubernetesTags,
      logLevel: 'silent',
    }),
  );
  return [...documents]
    .map(document => refusingDepth(() => contentOf(document)))
    .filter(content => content !== null && content !== undefined);
}

function contentOf(document: Document.Parsed): unknown {
  const problem =
    document.errors[0] ??
    document.warnings.find(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  if (problem) {
    throw new InputError(wordsOf(problem));
  }
  const { yaml } = document.directives;
  if (yaml.explicit && yaml.version !== '1.1') {
    throw new InputError(
      `it says %YAML ${yaml.version}, but Kubernetes reads YAML 1.1; remove that line`,
    );
  }
  visit(document, {
    Pair(_, { key }) {
      if (isCollection(key)) {
        throw new InputError('it has a key that is a list or a map');
      }
    },
  });
  // Sizes are checked below: an alias costs nothing until it is written out
  const content: unknown = document.toJS({ maxAliasCount: -1 });
  checkPlainContent(content);
  return content;
}

/** The first line alone: the next ones quote the file. */
function wordsOf(error: YAMLError): string {
  const [words] = error.message.split('\n');
  return words.startsWith('Maximum call stack')
    ? 'it is nested too deep'
    : words.replace(/:$/, '');
}

function refusingDepth<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) {
      throw new InputError('it is nested too deep');
    }
    // An alias without its anchor
    throw isError(error) && error.name === 'ReferenceError'
      ? new InputError(error.message.split('\n')[0])
      : error;
  }
}
