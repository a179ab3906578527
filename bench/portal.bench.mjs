/* The portal against a stock Backstage: start, memory, and the catalog page in a real browser. */
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { ensureArtifacts } from '../scripts/lib/build.mjs';
import { root } from '../scripts/lib/checkout.mjs';
import { ensureChromium } from '../scripts/lib/debian.mjs';
import { main } from '../scripts/lib/main.mjs';
import { freePortFrom } from '../scripts/lib/ports.mjs';
import { Progress } from '../scripts/lib/Progress.mjs';
import { ensureToolchain } from '../scripts/lib/toolchain.mjs';
import { startBackend } from './lib/backend.mjs';
import { benchControlPlane, readCluster } from './lib/controlPlane.mjs';
import { median } from './lib/median.mjs';
import { measurePage } from './lib/page.mjs';
import { ourPortal, stockPortal } from './lib/portals.mjs';
import { isMet, ratioLine } from './lib/report.mjs';
import { withScratch } from './lib/scratch.mjs';
import { ensureStock } from './lib/stock.mjs';

const ROUNDS = 3;
/** Long enough for the catalog to be processed and the search to be indexed. */
const IDLE_MS = 30_000;
const BROWSER_FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update'],
  '--disable-sync',
];

const LINES = [
  ['readyMs', 'ms', 'portal, backend ready'],
  ['rssMb', 'MB', 'portal, memory of the backend after 30 s'],
  ['javascriptKb', 'kB', 'catalog page, cold: JavaScript'],
  ['requests', 'requests', 'catalog page, cold: requests'],
  ['paintMs', 'ms', 'catalog page, cold: first contentful paint'],
  ['shownMs', 'ms', 'catalog page, cold: first row of the table'],
];

await main(() =>
  withScratch(async context => {
    const progress = new Progress(process.stderr);
    const portals = await preparePortals({ ...context, progress });
    const browser = await chromium.launch({
      executablePath: await ensureChromium(line => progress.say(line)),
      args: BROWSER_FLAGS,
    });
    try {
      for (const portal of portals) await warmUp({ portal, browser, progress });
      const rounds = [];
      for (let round = 1; round <= ROUNDS; round++)
        rounds.push(await measureRound({ portals, browser, progress, round }));
      return report(rounds);
    } finally {
      await browser.close();
    }
  }),
);

async function preparePortals({ scratch, children, progress }) {
  const toolchain = await ensureToolchain({ log: line => progress.say(line) });
  await ensureArtifacts({ toolchain, progress });
  const stock = await ensureStock({ toolchain, root, progress });
  const access = await benchControlPlane({ children, toolchain, scratch });
  const cluster = await readCluster(access);
  const oursAt = await freePortFrom(17_007);
  const stockAt = await freePortFrom(oursAt + 1);
  return [
    await ourPortal({ toolchain, scratch, cluster, port: oursAt }),
    await stockPortal({ toolchain, scratch, cluster, port: stockAt, stock }),
  ];
}

/** Makes the databases, fills the catalog and the compile cache, and proves that the page can be measured. */
function warmUp({ portal, browser, progress }) {
  return progress.step(`First start of ${portal.name}`, async () => {
    const backend = await startBackend(portal);
    try {
      await untilFilled({ portal, browser });
    } finally {
      await backend.stop();
    }
  });
}

/** The page shows no row before the catalog has processed its first entities. */
async function untilFilled({ portal, browser }) {
  for (let left = 5; ; left--) {
    try {
      return await measurePage({ browser, ...portal.page, withinMs: 20_000 });
    } catch (error) {
      if (!left) throw error;
    }
  }
}

async function measureRound({ portals, browser, progress, round }) {
  const figures = {};
  // Whoever goes first changes, so that neither always meets the warmer machine
  for (const portal of round % 2 ? portals : [...portals].reverse())
    figures[portal.name] = await progress.step(
      `Round ${round} of ${ROUNDS}, ${portal.name}`,
      () => measurePortal({ portal, browser }),
    );
  return figures;
}

async function measurePortal({ portal, browser }) {
  const backend = await startBackend(portal);
  try {
    await sleep(IDLE_MS);
    const rssMb = await backend.rssMb();
    const page = await measurePage({ browser, ...portal.page });
    return {
      ...page,
      readyMs: backend.readyMs,
      rssMb,
      javascriptKb: page.javascriptBytes / 1000,
    };
  } finally {
    await backend.stop();
  }
}

/** Prints a line for each figure; returns how many miss their goal. */
function report(rounds) {
  let missed = 0;
  for (const [key, unit, title] of LINES) {
    const of = name => median(rounds.map(figures => figures[name][key]));
    const line = {
      title,
      ours: of('ours'),
      theirs: of('stock'),
      unit,
      against: 'a stock Backstage',
      goal: 1,
    };
    process.stdout.write(`${ratioLine(line)}\n`);
    if (!isMet(line)) missed += 1;
  }
  return missed ? 1 : 0;
}
