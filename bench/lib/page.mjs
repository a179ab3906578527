/**
 * Loads a page in a new profile, where nothing is cached, until `selector` shows and then until the network is quiet:
 * requests, JavaScript over the wire in bytes, first contentful paint and time to the selector in ms.
 * `remembered` is what the browser kept of an earlier sign-in, by `localStorage` and `sessionStorage`.
 */
export async function measurePage({
  browser,
  url,
  selector,
  remembered,
  withinMs = 60_000,
}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  });
  try {
    await context.addInitScript(kept => {
      for (const [key, value] of Object.entries(kept.localStorage ?? {}))
        localStorage.setItem(key, value);
      for (const [key, value] of Object.entries(kept.sessionStorage ?? {}))
        sessionStorage.setItem(key, value);
    }, remembered);
    const page = await context.newPage();
    const traffic = await countTraffic(context, page);
    const start = performance.now();
    await page.goto(url);
    await page.locator(selector).first().waitFor({ timeout: withinMs });
    const shownMs = performance.now() - start;
    await page.waitForLoadState('networkidle').catch(() => {});
    const paintMs = await page.evaluate(
      () =>
        performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    return { ...traffic(), paintMs, shownMs };
  } finally {
    await context.close();
  }
}

async function countTraffic(context, page) {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const scripts = new Set();
  let requests = 0;
  let javascriptBytes = 0;
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('http')) requests += 1;
  });
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || /javascript/.test(response.mimeType))
      scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) javascriptBytes += encodedDataLength;
  });
  return () => ({ requests, javascriptBytes });
}
