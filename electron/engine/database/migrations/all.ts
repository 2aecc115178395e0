/** The list of migrations in order; a released one is never edited. */
import { initial } from './001-initial';
import { editions } from './002-editions';
import { opinions } from './003-opinions';
import { requests } from './004-requests';
import { agreement } from './005-agreement';
import { decidedContents } from './006-decided-contents';
import { joining } from './007-joining';
import { ownPrints } from './008-own-prints';
import { abolitions } from './009-abolitions';
import { catalogueCause } from './010-catalogue-cause';
import { sectionRenames } from './011-section-renames';
import { superiors } from './012-superiors';
import type { Migration } from './migration';

export const MIGRATIONS: readonly Migration[] = [
  initial,
  editions,
  opinions,
  requests,
  agreement,
  decidedContents,
  joining,
  ownPrints,
  abolitions,
  catalogueCause,
  sectionRenames,
  superiors,
];
