import { claimMessages } from './nb/claimMessages';
import { formMessages } from './nb/formMessages';
import { listMessages } from './nb/listMessages';
import { problemMessages } from './nb/problemMessages';
import { stateMessages } from './nb/stateMessages';

/** The namespaces pages in Norwegian bokmål. */
const messages = {
  ...listMessages,
  ...stateMessages,
  ...claimMessages,
  ...formMessages,
  ...problemMessages,
};

export default messages;
