/* Asks many questions at once, and whether the portal still answers; a process of its own, so that its work is not the portal's. Reads its task as JSON from the first argument and prints what it saw as JSON. */
const { baseUrl, healthUrl, authorization, paths, atOnce, seconds } =
  JSON.parse(process.argv[2]);
const until = Date.now() + seconds * 1000;
const statuses = {};
const health = [];
let asked = 0;

async function askOn() {
  while (Date.now() < until) {
    const path = paths[asked++ % paths.length];
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        headers: { authorization },
        signal: AbortSignal.timeout(120_000),
      });
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
      for await (const chunk of response.body) {
        void chunk;
      }
      if (response.status === 429 || response.status === 503) {
        // A client that waits a little, though not as long as it is told to
        await new Promise(resolve => setTimeout(resolve, 500));
      }
    } catch (error) {
      statuses[error.name] = (statuses[error.name] ?? 0) + 1;
    }
  }
}

async function probe() {
  while (Date.now() < until) {
    const started = performance.now();
    const response = await fetch(healthUrl);
    await response.text();
    health.push(performance.now() - started);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}

await Promise.all([probe(), ...Array.from({ length: atOnce }, askOn)]);
health.sort((a, b) => a - b);
const p95 = health[Math.ceil(health.length * 0.95) - 1];
console.log(JSON.stringify({ statuses, p95, most: health.at(-1) }));
