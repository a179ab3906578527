import type { Links } from '../api/links.ts';
import type {
  Commit,
  Reference,
  ResolvedReference,
  TreeEntry,
} from '../git/types.ts';
import type { Repository } from '../store/types.ts';
import {
  bytes,
  cloneBox,
  commitLine,
  entryIcon,
  subject,
} from './fragments.ts';
import { html, Markup } from './html.ts';
import { layout } from './layout.ts';

/** A place in a repository: what pages about files and folders share. */
export interface Place {
  repository: Repository;
  reference: ResolvedReference;
  path: string;
  lastCommit: Commit | undefined;
  /** Addresses within the pages. */
  links: Links;
  /** Full address to clone from. */
  cloneUrl: string;
}

export interface FolderPageOptions {
  place: Place;
  entries: TreeEntry[];
  branches: Reference[];
  readme: { name: string; markup: Markup } | undefined;
}

/** A folder: the last commit, what is in it, and its README. */
export function folderPage(options: FolderPageOptions) {
  const { place, entries, branches, readme } = options;
  const { repository, reference, links, path } = place;
  const rows = entries.map(
    entry =>
      html`<li>
        ${entryIcon(entry)}<span class="grow"
          >${entry.type === 'submodule'
            ? entry.name
            : html`<a href="${links.source(repository, reference, entry.path)}"
                >${entry.name}</a
              >`}</span
        ><span class="end"
          >${entry.type === 'file' && bytes(entry.sizeBytes)}</span
        >
      </li>`,
  );
  const heading = path === '' && repositoryHeading(place, branches);
  return placeLayout(
    place,
    html`${heading}
      <div class="card">
        ${commitBar(place)}
        <ul class="rows">
          ${rows.length ? rows : html`<li class="muted">Empty</li>`}
        </ul>
      </div>
      ${readme &&
      html`<section class="card" aria-label="${readme.name}">
        <div class="bar"><strong>${readme.name}</strong></div>
        <div class="prose">${readme.markup}</div>
      </section>`}`,
  );
}

/** What is shown of a file: its lines, rendered Markdown, an image, or why nothing. */
export type FileView =
  | { kind: 'text'; lines: string[] }
  | { kind: 'markup'; markup: Markup }
  | { kind: 'image'; src: string }
  | { kind: 'none'; reason: string };

/** A file. With `editing`, says how to change it: this server has no editor. */
export function filePage(
  place: Place,
  entry: TreeEntry,
  view: FileView,
  editing: boolean,
) {
  const { repository, reference, links, cloneUrl } = place;
  const raw = links.raw(repository, reference, entry.path);
  const how = html`<div class="card note">
    <div class="bar">
      <span class="grow"
        >Change this file in a clone and push; this server has no editor.</span
      >${cloneBox(cloneUrl)}
    </div>
  </div>`;
  return placeLayout(
    place,
    html`${editing && how}
      <div class="card">
        ${commitBar(place)}
        <div class="bar">
          <strong class="grow">${entry.name}</strong
          ><span class="muted">${bytes(entry.sizeBytes)}</span
          ><a class="button" href="${raw}">Raw</a>
        </div>
        ${fileView(view, entry.name)}
      </div>`,
  );
}

/** A repository without commits. */
export function emptyPage(
  repository: Repository,
  links: Links,
  cloneUrl: string,
) {
  return layout({
    title: `${repository.owner}/${repository.name} · Dugnad Git`,
    trail: trailOf(repository, links, ''),
    body: html`<h1>${repository.name}</h1>
      <p class="lead">${repository.description}</p>
      <div class="card">
        <div class="bar">${cloneBox(cloneUrl)}</div>
        <div class="empty">
          <p>Nothing has been pushed yet.</p>
          <pre>git clone ${cloneUrl}</pre>
        </div>
      </div>`,
  });
}

/** Commits, newest first. */
export function commitsPage(
  place: Place,
  commits: Commit[],
  olderHref: string | undefined,
) {
  const { repository, links } = place;
  const rows = commits.map(
    commit =>
      html`<div class="bar">${commitLine(commit, repository, links)}</div>`,
  );
  return placeLayout(
    place,
    html`<h1>Commits on ${place.reference.name}</h1>
      <div class="card">${rows}</div>
      ${olderHref &&
      html`<p><a class="button" href="${olderHref}">Older</a></p>`}`,
  );
}

/** One commit and what it changed. */
export function commitPage(place: Place, commit: Commit, patch: string) {
  const { repository, links } = place;
  const body = commit.message.split('\n').slice(1).join('\n').trim();
  const lines = patch.split('\n').map(patchLine);
  return placeLayout(
    place,
    html`<h1>${subject(commit)}</h1>
      <div class="card">
        <div class="bar">${commitLine(commit, repository, links)}</div>
        ${body !== '' && html`<pre class="diff">${body}</pre>`}
        <div class="bar">
          <span class="grow"
            ><a
              href="${links.source(
                repository,
                { kind: 'commit', name: commit.sha },
                '',
              )}"
              >Files at this commit</a
            ></span
          >
        </div>
        <pre class="diff">${lines}</pre>
      </div>`,
  );
}

function patchLine(line: string): Markup {
  const text = `${line}\n`;
  return html`<span class="${tone(line)}">${text}</span>`;
}

function tone(line: string): string {
  if (/^(\+\+\+|---|@@|diff |index )/.test(line)) return 'where';
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : '';
}

function placeLayout(place: Place, body: Markup): string {
  const { repository, path, links } = place;
  return layout({
    title: [path, `${repository.owner}/${repository.name}`, 'Dugnad Git']
      .filter(Boolean)
      .join(' · '),
    trail: trailOf(repository, links, path, place.reference),
    body,
  });
}

function trailOf(
  repository: Repository,
  links: Links,
  path: string,
  reference?: ResolvedReference,
) {
  const { owner, name } = repository;
  const parts = path.split('/').filter(Boolean);
  const crumbs = parts.map((text, index) => {
    const isLast = index === parts.length - 1;
    const upTo = parts.slice(0, index + 1).join('/');
    return isLast || !reference
      ? { text }
      : { text, href: links.source(repository, reference, upTo) };
  });
  return [
    { text: owner, href: `/${encodeURIComponent(owner)}` },
    { text: name, href: links.page(repository) },
    ...crumbs,
  ];
}

function repositoryHeading(place: Place, branches: Reference[]): Markup {
  const { repository, reference, links, cloneUrl } = place;
  const others = branches.filter(
    ({ name }) => reference.kind !== 'branch' || name !== reference.name,
  );
  const branchLinks = others.map(
    ({ name }) =>
      html`<a
        class="badge"
        href="${links.source(repository, { kind: 'branch', name }, '')}"
        >${name}</a
      >`,
  );
  return html`<h1>${repository.name}</h1>
    <p class="lead">${repository.description}</p>
    <div class="card">
      <div class="bar">
        <span class="badge"
          >${reference.kind} ${reference.name.slice(0, 60)}</span
        >${branchLinks}<a
          href="${links.page(
            repository,
          )}/commits/${reference.kind}/${encodeURIComponent(reference.name)}"
          >Commits</a
        >${cloneBox(cloneUrl)}
      </div>
    </div>`;
}

function commitBar({ lastCommit, repository, links }: Place): Markup {
  if (!lastCommit) return html``;
  return html`<div class="bar">
    ${commitLine(lastCommit, repository, links)}
  </div>`;
}

function fileView(view: FileView, name: string): Markup {
  switch (view.kind) {
    case 'text':
      return html`<div class="file">
        <ol>
          ${view.lines.map(
            (line, index) =>
              html`<li id="L${index + 1}"><code>${line}</code></li>`,
          )}
        </ol>
      </div>`;
    case 'markup':
      return html`<div class="prose">${view.markup}</div>`;
    case 'image':
      return html`<div class="prose">
        <img src="${view.src}" alt="${name}" />
      </div>`;
    default:
      return html`<div class="empty muted">${view.reason}</div>`;
  }
}
