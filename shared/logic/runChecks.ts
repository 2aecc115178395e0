/** 核对: the office's reconciliation rules (1–9, 17, 23), each computed from rows counted in two independent ways. */
import type { Check } from '../model/check';
import { checkBases, checkBasisDates, checkBasisTotals } from './checks/basisRules';
import type { CheckFacts } from './checks/facts';
import { checkCampaign, checkRounds } from './checks/ledgerRules';
import { checkMerges, checkOrigins } from './checks/originRules';
import { checkReverseLedger, checkSources } from './checks/sourceRules';
import { checkNumbering, checkTownshipLists } from './checks/townshipRules';

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
    checkNumbering(facts),
    checkBasisDates(facts),
  ];
}
