import { KubernetesObject } from '../types';

/** Receives what one watch learns. A watch feeds as many sinks as there are collections of its resource. */
export interface WatchSink {
  /** A whole list begins; what it does not contain is gone. */
  beginList(): void;
  upsert(object: KubernetesObject): void;
  remove(object: KubernetesObject): void;
  /** The list is complete, as of `at`. */
  endList(at: Date): void;
  /** The watch runs: what the sink holds is current from here on. */
  live(): void;
  /** The watch is down since `since`. */
  stale(since: Date, why: string): void;
  /** The portal's account may not read the resource. */
  forbidden(since: Date, why: string): void;
  /** The API server does not serve the resource. */
  absent(why: string): void;
}
