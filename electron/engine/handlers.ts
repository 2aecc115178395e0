/** Every method of the contract with its handler; one file per area in `handlers/`. */
import { agreementHandlers } from './handlers/agreementHandlers';
import { basisHandlers } from './handlers/basisHandlers';
import { checkHandlers } from './handlers/checkHandlers';
import { copyHandlers } from './handlers/copyHandlers';
import { editionHandlers } from './handlers/editionHandlers';
import type { Handlers } from './handlers/handling';
import { lawHandlers } from './handlers/lawHandlers';
import { ledgerHandlers } from './handlers/ledgerHandlers';
import { mergeHandlers } from './handlers/mergeHandlers';
import { opinionHandlers } from './handlers/opinionHandlers';
import { poolHandlers } from './handlers/poolHandlers';
import { projectHandlers } from './handlers/projectHandlers';
import { requestHandlers } from './handlers/requestHandlers';
import { roundHandlers } from './handlers/roundHandlers';
import { schemeHandlers } from './handlers/schemeHandlers';
import { sourceHandlers } from './handlers/sourceHandlers';
import { townshipHandlers } from './handlers/townshipHandlers';
import { trustHandlers } from './handlers/trustHandlers';
import { unitHandlers } from './handlers/unitHandlers';

export const handlers: Handlers = {
  ...projectHandlers,
  ...unitHandlers,
  ...sourceHandlers,
  ...mergeHandlers,
  ...poolHandlers,
  ...roundHandlers,
  ...requestHandlers,
  ...ledgerHandlers,
  ...townshipHandlers,
  ...checkHandlers,
  ...basisHandlers,
  ...schemeHandlers,
  ...lawHandlers,
  ...trustHandlers,
  ...editionHandlers,
  ...opinionHandlers,
  ...agreementHandlers,
  ...copyHandlers,
};
