import { ActionOptions } from '@dugnad/plugin-rollouts-common';
import { useState } from 'react';

/** What a person fills in before something is done. */
export interface Confirmation {
  reason: string;
  setReason(reason: string): void;
  confirmName: string;
  setConfirmName(name: string): void;
  override: boolean;
  setOverride(override: boolean): void;
  /** Whether everything asked for is there. */
  complete: boolean;
  /** What goes along with every action. */
  request: {
    resourceVersion: string;
    generation: number;
    confirmName?: string;
    reason?: string;
    overrideOwner?: boolean;
  };
}

/** What has to be confirmed: the name in production, and that another tool may undo it. */
export type ConfirmationOptions = Pick<
  ActionOptions,
  'resourceVersion' | 'generation' | 'confirmName' | 'ref'
> & {
  /** Something else decides this and has to be overruled. */
  overruled: boolean;
};

/** Keeps what a person confirms, and says whether it is enough. */
export function useConfirmation(options: ConfirmationOptions): Confirmation {
  const { resourceVersion, generation, ref, overruled } = options;
  const [reason, setReason] = useState('');
  const [confirmName, setConfirmName] = useState('');
  const [override, setOverride] = useState(false);
  const named = !options.confirmName || confirmName.trim() === ref.name;
  return {
    reason,
    setReason,
    confirmName,
    setConfirmName,
    override,
    setOverride,
    complete: named && (!overruled || override),
    request: {
      resourceVersion,
      generation,
      confirmName: options.confirmName ? confirmName.trim() : undefined,
      reason: reason.trim() || undefined,
      overrideOwner: overruled ? override : undefined,
    },
  };
}
