import { html, Markup } from './html.ts';

export interface LayoutOptions {
  title: string;
  /** From the start page to here: words and addresses; the last has no address. */
  trail: { text: string; href?: string }[];
  body: Markup;
}

/** A whole page. */
export function layout({ title, trail, body }: LayoutOptions): string {
  const crumbs = trail.map(({ text, href }) =>
    href
      ? html`<li><a href="${href}">${text}</a></li>`
      : html`<li aria-current="page">${text}</li>`,
  );
  const page = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/style.css" />
        <script src="/assets/copy.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <nav aria-label="Where you are">
            <a class="mark" href="/"
              ><img src="/assets/mark.svg" alt="" width="24" height="24" /><span
                >Dugnad Git</span
              ></a
            >
            <ol>
              ${crumbs}
            </ol>
          </nav>
        </header>
        <main id="content" tabindex="-1">${body}</main>
        <footer>
          Development Git server. It answers on this machine only.
        </footer>
      </body>
    </html> `;
  return page.text;
}
