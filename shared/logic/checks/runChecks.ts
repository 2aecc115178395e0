/** 核对: the office's reconciliation rules (1–20, 23), each computed from rows counted in two independent ways. */
import type { Check } from '../../model/check';
import type { SchemeRule } from '../../model/scheme';
import { checkAgreement } from './agreementRule';
import { checkBases, checkBasisDates, checkBasisTotals } from './basisRules';
import { checkEditions } from './editionRule';
import type { CheckFacts } from './facts';
import { checkCatalogues, checkMainSides, checkPowers } from './kindRules';
import { checkCampaign, checkRounds } from './ledgerRules';
import { checkCommonItems, checkDepartmentViews, checkOneListEach, checkRequired } from './listRules';
import { checkOpinions } from './opinionRule';
import { checkMerges, checkOrigins } from './originRules';
import { checkReverseLedger, checkSources } from './sourceRules';
import { checkNumbering, checkTownshipLists } from './townshipRules';

/** Rules that only some schemes have, in the order of the rule book. */
const SCHEME_RULES: readonly (readonly [rule: SchemeRule, check: (facts: CheckFacts) => Check])[] = [
  ['10', checkCommonItems],
  ['11', checkDepartmentViews],
  ['12', checkOneListEach],
  ['13', checkRequired],
  ['14', checkMainSides],
  ['15', checkPowers],
  ['16', checkCatalogues],
];

/** Rule order is the office's rule book (`docs/核对规则.md`); failed ones are not sorted first here, the screen does that. */
export function runChecks(facts: CheckFacts): Check[] {
  return [
    checkRounds(facts),
    checkCampaign(facts),
    checkMerges(facts),
    checkReverseLedger(facts),
    checkSources(facts),
    checkOrigins(facts),
    checkBases(facts),
    checkBasisTotals(facts),
    checkTownshipLists(facts),
    ...SCHEME_RULES.filter(([rule]) => facts.scheme.rules.includes(rule)).map(([, check]) => check(facts)),
    checkNumbering(facts),
    checkOpinions(facts),
    checkAgreement(facts),
    checkEditions(facts),
    checkBasisDates(facts),
  ];
}
