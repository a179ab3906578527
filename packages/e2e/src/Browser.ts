import { Browser, BrowserContext, chromium, Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's Chromium without a window. `npm test` says where it is in `CHROMIUM_PATH`. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: FLAGS,
  });
}

/** A browser profile of one person. Remembers every address it asked for. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Hosts of all requests so far. */
  hosts(): string[];
  /** Errors the pages threw so far. */
  errors(): string[];
}

/** Opens an empty profile, as wide as a laptop or as a phone. */
export async function visit(
  browser: Browser,
  size: 'laptop' | 'phone' = 'laptop',
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport:
      size === 'phone'
        ? { width: 390, height: 844 }
        : { width: 1440, height: 900 },
    locale: 'en-GB',
  });
  const hosts = new Set<string>();
  const errors: string[] = [];
  context.on('request', request => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  const page = await context.newPage();
  page.on('pageerror', error => errors.push(String(error)));
  return {
    page,
    context,
    hosts: () => [...hosts],
    errors: () => errors,
  };
}
