const TICK_MS = 15_000;

/** Says on the terminal what is going on and for how long: a line when a step starts, every 15 s, and when it ends. */
export class Progress {
  #start = Date.now();
  #out;

  constructor(out = process.stdout) {
    this.#out = out;
  }

  say(line) {
    this.#out.write(`[${seconds(Date.now() - this.#start)}] ${line}\n`);
  }

  async step(title, work) {
    const start = Date.now();
    let detail = '';
    this.say(`${title} …`);
    const timer = setInterval(
      () =>
        this.say(
          `${title}: ${seconds(Date.now() - start).trim()} so far${
            detail && `, ${detail}`
          }`,
        ),
      TICK_MS,
    );
    try {
      const result = await work(text => {
        detail = text.trim().slice(0, 100);
      });
      this.say(`${title}: done in ${seconds(Date.now() - start).trim()}`);
      return result;
    } finally {
      clearInterval(timer);
    }
  }
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`.padStart(8);
}
