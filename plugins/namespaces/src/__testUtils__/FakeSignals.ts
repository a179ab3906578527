import { SignalApi } from '@backstage/plugin-signals-react';

/** Signals that a test sends itself. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Set<(json: string) => void>();

  send(message: { keys: string[] }): void {
    const json = JSON.stringify(message);
    this.#listeners.forEach(listener => listener(json));
  }

  subscribe: SignalApi['subscribe'] = (_channel, onMessage) => {
    const listener = (json: string) => onMessage(JSON.parse(json));
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  };
}
