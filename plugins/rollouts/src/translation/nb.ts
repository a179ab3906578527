import { detailNb } from './nb/detail';
import { overviewNb } from './nb/overview';
import { reasonsNb } from './nb/reasons';

/** The rollouts pages in Norwegian bokmål. */
const messages = { ...overviewNb, ...detailNb, ...reasonsNb };

export default messages;
