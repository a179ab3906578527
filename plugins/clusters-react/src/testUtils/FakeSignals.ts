import { SignalApi } from '@backstage/plugin-signals-react';
import { JsonObject } from '@backstage/types';

/** Signals that a test sends itself. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Map<string, Set<(json: string) => void>>();

  send(channel: string, message: JsonObject): void {
    const json = JSON.stringify(message);
    this.#listeners.get(channel)?.forEach(listener => listener(json));
  }

  subscribe<TMessage extends JsonObject>(
    channel: string,
    onMessage: (message: TMessage) => void,
  ) {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners);
    const listener = (json: string) => onMessage(JSON.parse(json));
    listeners.add(listener);
    return { unsubscribe: () => listeners.delete(listener) };
  }
}
