/** Where a township differs: an item in another list for it, in its own words; and items that are for a class of townships. */
import type { Parsed } from '../../../../shared/contract';
import { appliesTo, textFor } from '../../../../shared/logic/schemes/appliesTo';
import { listOfCategory } from '../../../../shared/logic/schemes/schemeLists';
import { keptWords, ruleEffect, ruleWords, saidCells } from '../../../../shared/logic/schemes/townRule';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { countApplying, readContents } from '../../repositories/pool/itemContents';
import { itemInState } from '../../repositories/pool/itemInState';
import { replaceApplicability, setScope, setTownRule } from '../../repositories/pool/itemRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { noteReapplied } from '../../repositories/rounds/changeDeeds';
import { settleOwnStanding } from '../../repositories/townships/applicabilityRepository';
import { deleteOwnPrint } from '../../repositories/townships/ownPrints';
import { findUnit, listUnits } from '../../repositories/units/unitRepository';

type StandingAsked = Omit<Parsed<'setOwnStanding'>, 'printed'> & { readonly printed?: boolean };

/**
 * 改列 and 本镇写法. `place` null: the item's own list; `wording` null or blank: the item's own text.
 * Errors: ITEM_UNKNOWN, ITEM_SUBTRACTED, UNIT_UNKNOWN, CATEGORY_UNKNOWN, NOT_APPLYING where the item does not apply.
 */
export function setOwnStanding(project: ProjectFile, input: StandingAsked): Result<null> {
  const { itemId, unitId, place, wording, reason, printed = true } = input;
  return record(project, { name: 'setOwnStanding', input, effect: 'undoable' }, (write) => {
    const found = itemInState(write, itemId, true);
    if (!found.ok) return found;
    const item = found.value;
    const town = findUnit(write, unitId);
    if (town?.kind !== 'township') return fail('UNIT_UNKNOWN', { unit: unitId });
    const [content] = readContents(write, [itemId]);
    if (!content || !appliesTo(content.scope, content.townships, town.name))
      return fail('NOT_APPLYING', { item: item.name, unit: town.name });
    const { scheme } = readProject(write);
    const list = place && listOfCategory(scheme, place.category, place.listId);
    if (place && !list) return fail('CATEGORY_UNKNOWN', { category: place.category });
    // The item's own list and own words need no word of the township's.
    const moved = place && (place.listId !== item.listId || place.category !== item.category) ? place : null;
    // Emptied, the words of its own are taken back; those it was printed without stay so.
    const emptied = wording?.trim() === '' && textFor(content, town.name).trim() !== '';
    const words = emptied || wording === content.text ? null : wording;
    settleOwnStanding(write, content, town, { reason, place: moved, wording: words });
    const print = content.prints?.some(({ township }) => township === town.name) ?? false;
    if (print && !printed) deleteOwnPrint(write, itemId, unitId);
    const said = [
      moved && list ? `在${town.name}改列${list.name}“${moved.category}”` : '',
      words === null ? '' : `用${town.name}自己的写法`,
      print ? `印发时的部门职责等${printed ? '照旧' : '改用各镇一致的'}` : '',
    ].filter(Boolean);
    return ok({ value: null, summary: `“${item.name}”${said.join('，') || `在${town.name}与各镇一致`}：${reason}` });
  });
}

/** 按镇情定适用: the items are common to the townships the rule means; null makes them everybody's. Errors: as above; ITEM_NOWHERE. */
export function setTownRuleOf(project: ProjectFile, input: Parsed<'setTownRule'>): Result<{ items: number }> {
  const { itemIds, rule, reason } = input;
  return record(project, { name: 'setTownRule', input, effect: 'undoable' }, (write) => {
    const before = readContents(write, itemIds);
    const names: string[] = [];
    for (const itemId of itemIds) {
      const found = itemInState(write, itemId, true);
      if (!found.ok) return found;
      const item = found.value;
      const [content] = readContents(write, [itemId]);
      setScope(write, itemId, 'common');
      // The townships it was named for gave way to the rule; what a township has of its own stays.
      if (content?.scope === 'particular') replaceApplicability(write, itemId, []);
      setTownRule(write, itemId, rule);
      names.push(item.name);
    }
    const applying = countApplying(write, itemIds);
    const nowhere = itemIds.findIndex((id) => applying.get(id) === 0);
    if (nowhere >= 0) return fail('ITEM_NOWHERE', { item: names[nowhere] ?? '' });
    noteReapplied(write, before, reason);
    const whose = names.length === 1 ? `“${names[0]}”` : `${groupDigits(names.length)} 项`;
    const ruled = { rule, towns: listUnits(write, 'township'), said: saidCells(before), items: names.length };
    const words =
      rule === null ? ruleEffect(ruled) : [`只适用${ruleWords(rule)}`, keptWords(ruled)].filter(Boolean).join('，');
    return ok({ value: { items: names.length }, summary: `${whose}${words}：${reason}` });
  });
}
