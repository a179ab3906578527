import { InputError } from '@backstage/errors';
import { readFile } from 'fs/promises';
import { limits } from './limits';
import { ListedFile } from './listFiles';
import { Repository } from './Repository';
import { expandSnippets } from './snippets';
import { Note, SourcePage } from './types';

/** Reads one page with its snippets, which come from the same repository. */
export async function readPage(
  repository: Repository,
  file: ListedFile,
  name: string,
): Promise<{ page: SourcePage; notes: Note[] }> {
  return expandSnippets(
    name,
    await readFile(file.realPath, 'utf8'),
    async path => {
      const target = await repository.locate(path);
      if (!target.stats.isFile()) throw new InputError('is no file');
      if (target.stats.size > limits.pageBytes) {
        throw new InputError(`is larger than ${limits.pageBytes} bytes`);
      }
      return readFile(target.path, 'utf8');
    },
  );
}
