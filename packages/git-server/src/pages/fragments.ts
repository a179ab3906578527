import type { Links } from '../api/links.ts';
import type { Commit, TreeEntry } from '../git/types.ts';
import type { Repository } from '../store/types.ts';
import { html, Markup } from './html.ts';

const FOLDER =
  'M1.5 3.5h4.6l1.4 1.6h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-8.6a1 1 0 0 1 1-1z';
const FILE = 'M3 .5h6.5L13 4v11.5H3zM9 1v3.5h3.5z';

/** An icon that says folder or file. */
export function entryIcon(entry: TreeEntry): Markup {
  const isFolder = entry.type === 'dir';
  const label = isFolder ? 'Folder' : 'File';
  return html`<svg
    class="icon"
    viewBox="0 0 16 16"
    role="img"
    aria-label="${label}"
  >
    <path d="${isFolder ? FOLDER : FILE}" />
  </svg>`;
}

/** Date and time as people read them; the machine-readable form goes along. */
export function moment(isoDate: string): Markup {
  const shown = isoDate.slice(0, 16).replace('T', ' ');
  return html`<time datetime="${isoDate}">${shown}</time>`;
}

/** Size with a unit. */
export function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  const kibibytes = count / 1024;
  return kibibytes < 1024
    ? `${kibibytes.toFixed(1)} KiB`
    : `${(kibibytes / 1024).toFixed(1)} MiB`;
}

/** First line of a commit's message. */
export function subject(commit: Commit): string {
  return commit.message.split('\n', 1)[0] || '(no message)';
}

/** A commit in one line: what, who, when, hash. */
export function commitLine(
  commit: Commit,
  repository: Repository,
  links: Links,
): Markup {
  const href = links.commit(repository, commit.sha);
  return html`<span class="grow"
      ><strong>${commit.author.name}</strong>
      <a href="${href}">${subject(commit)}</a></span
    ><span class="muted">${moment(commit.committer.date)}</span
    ><a href="${href}"><code>${commit.sha.slice(0, 8)}</code></a>`;
}

/** The address to clone from, with a button that copies it. */
export function cloneBox(url: string): Markup {
  return html`<div class="clone">
    <code aria-label="Clone address">${url}</code
    ><button type="button" data-copy="${url}" hidden>Copy</button>
  </div>`;
}
