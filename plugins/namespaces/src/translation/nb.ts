import { accessMessages } from './nb/accessMessages';
import { claimMessages } from './nb/claimMessages';
import { formMessages } from './nb/formMessages';
import { homeMessages } from './nb/homeMessages';
import { listMessages } from './nb/listMessages';
import { platformMessages } from './nb/platformMessages';
import { problemMessages } from './nb/problemMessages';
import { requestMessages } from './nb/requestMessages';
import { stateMessages } from './nb/stateMessages';

/** The namespaces pages in Norwegian bokmål. */
const messages = {
  ...listMessages,
  ...stateMessages,
  ...claimMessages,
  ...accessMessages,
  ...formMessages,
  ...homeMessages,
  ...platformMessages,
  ...problemMessages,
  ...requestMessages,
};

export default messages;
