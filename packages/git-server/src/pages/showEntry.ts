import { NotFoundError } from '@backstage/errors';
import type { Response } from 'express';
import type { TreeEntry } from '../git/types.ts';
import type { ReadableRepository } from '../http/RepositoryReader.ts';
import { imageType } from './rawType.ts';
import { renderMarkdown } from './renderMarkdown.ts';
import {
  type FileView,
  filePage,
  folderPage,
  type Place,
} from './repositoryPages.ts';

const MAX_SHOWN_BYTES = 512 * 1024;
const README = /^readme(\.(md|markdown|txt))?$/i;
const MARKDOWN = /\.(md|markdown)$/i;

/** Sends the page of the file or folder at a place. */
export async function showEntry(
  place: Place,
  { content }: ReadableRepository,
  response: Response,
  editing = false,
): Promise<void> {
  const { reference, path } = place;
  const entry = await content.entry(reference.sha, path);
  if (!entry || entry.type === 'submodule') {
    throw new NotFoundError(`There is no '${path}' at '${reference.name}'`);
  }
  const read = async (file: TreeEntry) =>
    fileView(place, file, () => content.content(file));
  if (entry.type !== 'dir') {
    response.send(filePage(place, entry, await read(entry), editing));
    return;
  }
  const entries = await content.list(reference.sha, path);
  const readme = entries.find(
    item => item.type === 'file' && README.test(item.name),
  );
  const view = readme && (await read(readme));
  const branches = path === '' ? await content.branches() : [];
  const shown =
    readme && view?.kind === 'markup'
      ? { name: readme.name, markup: view.markup }
      : undefined;
  response.send(folderPage({ place, entries, branches, readme: shown }));
}

async function fileView(
  place: Place,
  entry: TreeEntry,
  read: () => Promise<Buffer>,
): Promise<FileView> {
  const { repository, reference, links } = place;
  if (imageType(entry.name)) {
    return { kind: 'image', src: links.raw(repository, reference, entry.path) };
  }
  if (entry.sizeBytes > MAX_SHOWN_BYTES) {
    return { kind: 'none', reason: 'Too large to show; open it raw.' };
  }
  const bytes = await read();
  if (bytes.includes(0)) {
    return { kind: 'none', reason: 'A binary file; open it raw.' };
  }
  const text = bytes.toString('utf8');
  if (entry.type === 'file' && MARKDOWN.test(entry.name)) {
    const folder = entry.path.split('/').slice(0, -1).join('/');
    const markup = renderMarkdown(text, {
      folder,
      pageUrl: path => links.source(repository, reference, path),
      rawUrl: path => links.raw(repository, reference, path),
    });
    return { kind: 'markup', markup };
  }
  return { kind: 'text', lines: text.replace(/\n$/, '').split('\n') };
}
