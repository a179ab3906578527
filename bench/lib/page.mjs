/**
 * Loads a page with an empty cache in a new profile and measures until `selector` shows:
 * requests, JavaScript over the wire in bytes, first contentful paint and time to the selector in ms.
 */
export async function measurePage({ browser, url, selector, signIn }) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await signIn?.(page);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  const scripts = new Set();
  let requests = 0;
  let javascriptBytes = 0;
  session.on('Network.requestWillBeSent', () => (requests += 1));
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) javascriptBytes += encodedDataLength;
  });
  const start = Date.now();
  await page.goto(url);
  await page.locator(selector).first().waitFor({ timeout: 60_000 });
  const shownMs = Date.now() - start;
  await page.waitForLoadState('networkidle').catch(() => {});
  const paintMs = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  await context.close();
  return { requests, javascriptBytes, paintMs, shownMs };
}
