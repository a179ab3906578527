import { Status } from '../judge/verdict';
import { EngineVerdict } from './engineObject';

/** A verdict of Argo CD; its words for health are ours. */
export function argo(status: Status, message: string): EngineVerdict {
  return { status, as: status, message };
}
