/** 加减法: adds, subtracts, restores, amends and moves items in the open round. */
import type { Parsed } from '../../../../shared/contract';
import type { JoinPlan } from '../../../../shared/logic/pool/joinItems';
import { moveWords } from '../../../../shared/logic/schemes/schemeLists';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { fail, ok, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { readContents } from '../../repositories/pool/itemContents';
import { itemInState } from '../../repositories/pool/itemInState';
import { readJoinPlan } from '../../repositories/pool/joinInto';
import { readProject } from '../../repositories/project/projectRepository';
import { performDeed } from '../../repositories/rounds/changeDeeds';
import { inRound } from '../../repositories/rounds/inRound';

/** 加一项 that no entry proposed; its proposer must be named (rule 6). Errors: CATEGORY_UNKNOWN, REASON_MISSING, NO_TOWNSHIPS. */
export function addItem(project: ProjectFile, input: Parsed<'addItem'>): Result<{ itemId: number }> {
  const { item, ...grounds } = input;
  return inRound(project, 'addItem', { name: item.name, ...grounds }, (write, round) => {
    const done = performDeed(write, { round, at: project.session.now() }, { kind: 'add', item }, grounds);
    if (!done.ok) return done;
    const { itemId, name } = done.value;
    return ok({ value: { itemId }, summary: `第${round.number}轮增加“${name}”：${grounds.reason}` });
  });
}

/** Several at once, such as rows pasted from a table; one that cannot be added stops them all. Errors: as one. */
export function addItems(project: ProjectFile, input: Parsed<'addItems'>): Result<{ added: number }> {
  const { items, ...grounds } = input;
  return inRound(project, 'addItems', { items: items.length, ...grounds }, (write, round) => {
    for (const item of items) {
      const added = performDeed(write, { round, at: project.session.now() }, { kind: 'add', item }, grounds);
      if (!added.ok) return added;
    }
    const said = items.length === 1 ? `“${items[0]?.name}”` : ` ${groupDigits(items.length)} 项`;
    return ok({ value: { added: items.length }, summary: `第${round.number}轮增加${said}：${grounds.reason}` });
  });
}

/** 核减, several at once for one reason. 内容重复合并 names the live item they go into. */
export function subtractItems(project: ProjectFile, input: Parsed<'subtractItems'>): Result<{ subtracted: number }> {
  const { itemIds, reasonKind, targetItemId, join, ...grounds } = input;
  return inRound(project, 'subtractItems', input, (write, round) => {
    if (targetItemId !== null && itemIds.includes(targetItemId)) return sameItem(write, targetItemId);
    const names: string[] = [];
    for (const itemId of new Set(itemIds)) {
      const deed = { kind: 'subtract', itemId, reasonKind, targetItemId, join } as const;
      const done = performDeed(write, { round, at: project.session.now() }, deed, grounds);
      if (!done.ok) return done;
      names.push(done.value.name);
    }
    const said = names.length === 1 ? `“${names[0]}”` : `“${names[0]}”等 ${groupDigits(names.length)} 项`;
    return ok({ value: { subtracted: names.length }, summary: `第${round.number}轮核减${said}：${reasonKind}` });
  });
}

/** What a 合并 would bring along, nothing written. Errors: ITEM_UNKNOWN. */
export function previewJoin({ read }: ProjectFile, input: Parsed<'previewJoin'>): Result<JoinPlan> {
  const found = readJoinPlan(read, { keptId: input.targetItemId, goingIds: input.itemIds });
  return found ? ok(found.plan) : fail('ITEM_UNKNOWN', { item: input.targetItemId });
}

function sameItem(write: WriteHandle, itemId: number): Result<never> {
  const target = itemInState(write, itemId, true);
  return target.ok ? fail('SAME_ITEM', { item: target.value.name }) : target;
}

/** 恢复 a subtracted item. Errors: ITEM_LIVE. */
export function restoreItem(project: ProjectFile, { itemId, ...grounds }: Parsed<'restoreItem'>): Result<null> {
  return inRound(project, 'restoreItem', { itemId, ...grounds }, (write, round) => {
    const done = performDeed(write, { round, at: project.session.now() }, { kind: 'restore', itemId }, grounds);
    if (!done.ok) return done;
    const { name, told = '' } = done.value;
    return ok({ value: null, summary: `第${round.number}轮恢复${quoted(name)}：${grounds.reason}${told}` });
  });
}

/** 拆分: the item stays, each further part becomes an item; k parts count k−1 additions. */
export function splitItem(project: ProjectFile, input: Parsed<'splitItem'>): Result<{ added: number }> {
  const { itemId, parts, ...grounds } = input;
  return inRound(project, 'splitItem', { itemId, parts: parts.map(({ name }) => name), ...grounds }, (write, round) => {
    const deed = { kind: 'split', itemId, parts } as const;
    const done = performDeed(write, { round, at: project.session.now() }, deed, grounds);
    if (!done.ok) return done;
    const said = parts.map(({ name }) => `“${name}”`).join('、');
    const summary = `第${round.number}轮由“${done.value.name}”拆出${said}：${grounds.reason}`;
    return ok({ value: { added: parts.length }, summary });
  });
}

/** 改: a new wording is a new version; the old one stays. Counts 0. Errors: NOTHING_CHANGED, UNIT_KIND. */
export function amendItem(project: ProjectFile, input: Parsed<'amendItem'>): Result<null> {
  const { reason, basis, proposer, decider, ...amendment } = input;
  return inRound(project, 'amendItem', input, (write, round) => {
    const grounds = { reason, basis, proposer, decider };
    const deed = { kind: 'amend', ...amendment } as const;
    const content = () => JSON.stringify(readContents(write, [amendment.itemId]));
    const before = content();
    const done = performDeed(write, { round, at: project.session.now() }, deed, grounds);
    if (!done.ok) return done;
    if (content() === before) return fail('NOTHING_CHANGED');
    return ok({ value: null, summary: `第${round.number}轮修改“${done.value.name}”：${reason}` });
  });
}

/**
 * 调类: out of one category, into another, of the same list or of `listId`; counts 0. In a list that knows the township's
 * part by itself, the item takes that part. Errors: CATEGORY_UNKNOWN, SAME_ITEM when it is there already.
 */
export function moveItem(project: ProjectFile, input: Parsed<'moveItem'>): Result<null> {
  const { itemId, listId, category, ...grounds } = input;
  return inRound(project, 'moveItem', input, (write, round) => {
    const from = itemInState(write, itemId, true);
    if (!from.ok) return from;
    const deed = { kind: 'move', itemId, listId, category } as const;
    const done = performDeed(write, { round, at: project.session.now() }, deed, grounds);
    if (!done.ok) return done;
    const to = { listId: listId ?? from.value.listId, category };
    const way = moveWords(readProject(write).scheme.lists, from.value, to);
    return ok({ value: null, summary: `第${round.number}轮“${done.value.name}”${way}${done.value.told ?? ''}` });
  });
}
