/** A sleep that can be cut short. Its timer never keeps the process alive. */
export class Pause {
  #wake?: () => void;

  async sleep(ms: number): Promise<void> {
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      timer.unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  /** Ends the sleep under way, if any. */
  wake(): void {
    this.#wake?.();
  }
}
