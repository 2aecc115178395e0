/** 核对: the office's reconciliation rules (1–20, 23), each computed from rows counted in two independent ways. */
import type { Check } from '../model/check';
import type { SchemeRule } from '../model/scheme';
import { checkAgreement } from './checks/agreementRule';
import { checkBases, checkBasisDates, checkBasisTotals } from './checks/basisRules';
import { checkEditions } from './checks/editionRule';
import type { CheckFacts } from './checks/facts';
import { checkCatalogues, checkMainSides, checkPowers } from './checks/kindRules';
import { checkCampaign, checkRounds } from './checks/ledgerRules';
import { checkCommonItems, checkDepartmentViews, checkOneListEach, checkRequired } from './checks/listRules';
import { checkOpinions } from './checks/opinionRule';
import { checkMerges, checkOrigins } from './checks/originRules';
import { checkReverseLedger, checkSources } from './checks/sourceRules';
import { checkNumbering, checkTownshipLists } from './checks/townshipRules';

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
