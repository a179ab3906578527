import { EngineVerdict } from './engineObject';

/** kstatus: the object is as its specification asks. */
export const current = (message: string): EngineVerdict => ({
  status: 'Current',
  as: 'Healthy',
  message,
});

/** kstatus: on its way. */
export const inProgress = (message: string): EngineVerdict => ({
  status: 'InProgress',
  as: 'Progressing',
  message,
});

/** kstatus: will not get there by itself. */
export const failed = (message: string): EngineVerdict => ({
  status: 'Failed',
  as: 'Degraded',
  message,
});
