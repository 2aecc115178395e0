/** 裁定: the office decides about items whose parties do not agree, with reason and the minutes of a talk. */
import type { Parsed } from '../../../../shared/contract';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { decideItems, readLive } from '../../repositories/agreement/agreementRepository';
import { findTalk, setTalkItems } from '../../repositories/agreement/talkRepository';
import { ensureStated, insertRuling } from '../../repositories/agreement/verdictRepository';

/**
 * The items join those of the talk. Errors: TALK_UNKNOWN; MINUTES_MISSING when the talk has neither text nor file;
 * ITEM_UNKNOWN, ITEM_SUBTRACTED; ITEM_AGREED when there is nothing to rule on.
 */
export function ruleItems(project: ProjectFile, input: Parsed<'ruleItems'>): Result<{ ruled: number }> {
  const { itemIds, talkId, decision, reason, decider } = input;
  return record(project, { name: 'ruleItems', input, effect: 'undoable' }, (write) => {
    const talk = findTalk(write, talkId);
    if (!talk) return fail('TALK_UNKNOWN', { talk: talkId });
    if (talk.minutes === '' && talk.fileName === '') return fail('MINUTES_MISSING', { talk: talk.title });
    const items = readLive(write, itemIds);
    if (!items.ok) return items;
    const agreed = decideItems(write, items.value).find(({ state }) => state === 'agreed');
    if (agreed) return fail('ITEM_AGREED', { item: items.value.find(({ id }) => id === agreed.itemId)?.name ?? '' });
    const { operator } = project.session;
    const at = project.session.now();
    for (const item of items.value)
      insertRuling(write, {
        ...{ itemId: item.id, statedId: ensureStated(write, item, { kind: 'office', unit: '' }), talkId },
        ...{ decision, reason, decider, date: input.date ?? talk.date, operator, at },
      });
    setTalkItems(write, talkId, [...talk.itemIds, ...itemIds]);
    const what =
      items.value.length === 1 ? `“${items.value[0]?.name ?? ''}”` : ` ${groupDigits(items.value.length)} 项`;
    return ok({ value: { ruled: items.value.length }, summary: `裁定${what}：${decision || reason}（${decider}）` });
  });
}
