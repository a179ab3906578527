import type { Links } from '../api/links.ts';
import type { Organisation, Repository } from '../store/types.ts';
import { moment } from './fragments.ts';
import { html, Markup } from './html.ts';
import { layout } from './layout.ts';

export interface OrganisationListing {
  organisation: Organisation;
  repositories: Repository[];
}

/** Every organisation and its repositories. */
export function startPage(listings: OrganisationListing[], links: Links) {
  const sections = listings.map(
    ({ organisation, repositories }) =>
      html`<h2>
          <a href="/${encodeURIComponent(organisation.name)}"
            >${organisation.name}</a
          >
        </h2>
        ${repositoryRows(repositories, links)}`,
  );
  const none = html`<div class="card empty">
    There are no organisations yet. Create one with
    <code>POST /api/v1/orgs</code>.
  </div>`;
  return layout({
    title: 'Repositories · Dugnad Git',
    trail: [],
    body: html`<h1>Repositories</h1>
      <p class="lead">What the portal's templates have made, by team.</p>
      ${sections.length ? sections : none}`,
  });
}

/** One organisation and its repositories. */
export function organisationPage(
  { organisation, repositories }: OrganisationListing,
  links: Links,
) {
  return layout({
    title: `${organisation.name} · Dugnad Git`,
    trail: [{ text: organisation.name }],
    body: html`<h1>${organisation.name}</h1>
      <p class="lead">${organisation.description}</p>
      ${repositoryRows(repositories, links)}`,
  });
}

/** An error in words. */
export function errorPage(status: number, message: string) {
  const isHidden = status === 404;
  return layout({
    title: `${status} · Dugnad Git`,
    trail: [],
    body: html`<h1>${isHidden ? 'Not found' : `Error ${status}`}</h1>
      <p>${message}.</p>
      <p>
        <a href="/">All repositories</a>${isHidden &&
        html` · Is it private? <a href="/sign-in">Sign in</a> and try again.`}
      </p>`,
  });
}

/** Said after the browser has sent the right password. */
export function signedInPage() {
  return layout({
    title: 'Signed in · Dugnad Git',
    trail: [],
    body: html`<h1>Signed in</h1>
      <p>
        Private repositories are shown too, until the browser is closed.
        <a href="/">All repositories</a>
      </p>`,
  });
}

function repositoryRows(repositories: Repository[], links: Links): Markup {
  if (repositories.length === 0) {
    return html`<div class="card empty muted">No repositories yet.</div>`;
  }
  const rows = repositories.map(
    repository =>
      html`<li>
        <span class="grow"
          ><a href="${links.page(repository)}"
            ><strong>${repository.name}</strong></a
          >${repository.isPrivate &&
          html` <span class="badge">Private</span>`}<br /><span class="muted"
            >${repository.description}</span
          ></span
        ><span class="end">${moment(repository.createdAt)}</span>
      </li>`,
  );
  return html`<div class="card">
    <ul class="rows">
      ${rows}
    </ul>
  </div>`;
}
