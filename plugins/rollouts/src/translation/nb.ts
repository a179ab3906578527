import { actionsNb } from './nb/actions';
import { detailNb } from './nb/detail';
import { evidenceNb } from './nb/evidence';
import { historyNb } from './nb/history';
import { homeNb } from './nb/home';
import { noticesNb } from './nb/notices';
import { overviewNb } from './nb/overview';
import { reasonsNb } from './nb/reasons';

/** The rollouts pages in Norwegian bokmål. */
const messages = {
  ...overviewNb,
  ...detailNb,
  ...actionsNb,
  ...evidenceNb,
  ...historyNb,
  ...homeNb,
  ...noticesNb,
  ...reasonsNb,
};

export default messages;
