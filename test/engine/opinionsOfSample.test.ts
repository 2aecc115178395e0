/** 征求意见 on 东宁: 60 packs out, filled in, some tampered with, renamed, saved anew by LibreOffice, returned in one drop, handled. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import type { Input } from '../../shared/contract';
import { errorText } from '../../shared/errorText';
import { adoptionRate } from '../../shared/logic/opinions/countOpinions';
import type { OpinionGroup, PackView, ReturnPreview } from '../../shared/views/opinions';
import { type Expected, fillReturns, sendToAll, takeReturned } from '../builders/opinionCampaign';
import { draft, failureOf, temporaryFolder, unwrap } from '../builders/project';
import { callOn, testWorkbench } from '../builders/workbench';
import { missingOfficeTools } from '../office/renderPdf';
import { buildParser, type ParserBundle } from './parserBundle';

let parser: ParserBundle;
let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;
let consultationId: number;
let packs: readonly PackView[];
let expected: Expected;
let previews: readonly ReturnPreview[];

beforeAll(async () => {
  parser = await buildParser();
  folder = temporaryFolder('disk');
  bench = testWorkbench(folder.path, parser.path);
  unwrap(await callOn(bench, 'openSample', {}));
  const [out, returned] = [join(folder.path, 'out'), join(folder.path, 'returned')];
  mkdirSync(out);
  consultationId = await sendToAll(bench, out);
  packs = unwrap(await callOn(bench, 'opinionPacks', { consultationId }));
  const profile = missingOfficeTools() === undefined ? join(folder.path, 'profile') : null;
  expected = await fillReturns(packs, out, returned, profile);
  previews = await takeReturned(bench, returned);
}, 1_200_000);
afterAll(async () => {
  await bench.close();
  parser.remove();
  folder.remove();
});

async function consultation() {
  const found = unwrap(await callOn(bench, 'consultations', {})).find(({ id }) => id === consultationId);
  if (!found) throw new Error('no consultation');
  return found;
}

async function check18() {
  return unwrap(await callOn(bench, 'checks', {})).find(({ id }) => id === '18');
}

describe('the sample is asked', () => {
  test('54 departments and 6 towns have a pack each, with what concerns them', () => {
    expect(packs.filter(({ unitKind }) => unitKind === 'department')).toHaveLength(54);
    expect(packs.filter(({ unitKind }) => unitKind === 'township')).toHaveLength(6);
    expect(new Set(packs.map(({ uid }) => uid)).size).toBe(60);
    expect(new Set(packs.map(({ formHash }) => formHash)).size).toBe(60);
  });

  test('every file of the drop is known by what stands in it, whatever it is called and whoever saved it', () => {
    expect(previews).toHaveLength(expected.files);
    expect(previews.filter(({ known }) => !known)).toEqual([]);
    const byUnit = new Map(previews.map((file) => [file.unit, file]));
    for (const unit of expected.anew) expect(byUnit.get(unit)?.known, unit).toBe(true);
    const changed = previews.filter(
      (file) => file.known && file.read.findings.some(({ kind }) => kind === 'cellChanged'),
    );
    expect(changed.map(({ unit }) => unit).sort()).toEqual([...expected.tampered].sort());
    const asked = previews.filter((file) => file.known && file.read.questions.length > 0);
    expect(asked.map(({ unit }) => unit).sort()).toEqual([...expected.unclear].sort());
  });

  test('all figures tie with what was written into the forms', async () => {
    const { packs: figures, opinions } = await consultation();
    const total = 60 - expected.silent.length;
    expect(figures).toMatchObject({
      issued: 60,
      agreed: expected.agreed,
      returned: total - expected.agreed,
      outstanding: expected.silent.length,
    });
    const { amend, add, subtract, move } = expected.byKind;
    expect(opinions.byKind).toMatchObject({ amend, add, subtract, move });
    expect(opinions.total).toBe(amend + add + subtract + move);
    expect((await check18())?.figure).toContain(`发出 60 ＝ 反馈 ${total} ＋ 未反馈 ${expected.silent.length}`);
  });

  test('the same proposal of five towns is one row of the queue', async () => {
    const groups = unwrap(await callOn(bench, 'opinionGroups', { consultationId }));
    const largest = Math.max(...groups.map(({ opinions }) => opinions.length));
    expect(largest).toBe(5);
  });
});

test('while nothing is handled there is no reply to print: a refusal that says so, and no file', async () => {
  const replies = join(folder.path, 'replies');
  bench.grant('replies', [replies]);
  const asked = { grant: 'replies', consultationId, formats: ['docx' as const], what: 'replies' as const };
  const refused = failureOf(await callOn(bench, 'exportOpinionPapers', asked));
  expect(refused.code).toBe('NOTHING_TO_PRINT');
  expect(errorText(refused.code, refused.detail)).toContain('没有可印的内容');
  expect(existsSync(replies)).toBe(false);
});

describe('and answered', () => {
  test('every opinion is handled, refusals are answered, and check 18 passes with 417 items as before plus and minus what came of it', async () => {
    const groups = unwrap(await callOn(bench, 'opinionGroups', { consultationId }));
    for (const [index, group] of groups.entries())
      unwrap(await callOn(bench, 'handleOpinions', await handlingOf(group, index)));
    const before = await check18();
    expect(before?.state).toBe('failed');
    bench.grant('papers', [join(folder.path, 'papers')]);
    const papers = { grant: 'papers', consultationId, formats: ['docx', 'xlsx'] as const };
    for (const what of ['replies', 'reminders', 'summary', 'figures', 'register'] as const)
      unwrap(await callOn(bench, 'exportOpinionPapers', { ...papers, formats: [...papers.formats], what }));
    const { opinions } = await consultation();
    const { total, adopted, partly, refused, withdrawn, open } = opinions;
    expect(adopted + partly + refused + withdrawn).toBe(total);
    expect(open).toBe(0);
    expect(adoptionRate(opinions)).toBeCloseTo((adopted + partly) / (adopted + partly + refused));
    const check = await check18();
    expect([check?.state, check?.detail]).toEqual(['passed', '']);
    const { pool } = unwrap(await callOn(bench, 'summary', {}));
    const added = groups.filter(({ opinions: [one] }) => one?.kind === 'add').length;
    const gone = groups.filter(({ opinions: [one] }, index) => one?.kind === 'subtract' && index % 2 === 0).length;
    expect(pool.live).toBe(417 + added - gone);
  }, 600_000);
});

/** Taken up by turns; a move goes where it asks to. */
async function handlingOf({ opinions }: OpinionGroup, index: number): Promise<Input<'handleOpinions'>> {
  const [first] = opinions;
  if (!first) throw new Error('an empty group');
  const opinionIds = opinions.map(({ id }) => id);
  const refuse = { opinionIds, outcome: 'refused', reason: '与上级规定不一致' } as const;
  const adopt = { opinionIds, outcome: 'adopted', reason: '', decider: '领导小组' } as const;
  if (first.kind === 'add')
    return {
      ...adopt,
      deeds: [{ kind: 'add', item: draft(first.name, { category: '公共服务', leadDepartment: '市民政局' }) }],
    };
  const itemId = first.itemId ?? 0;
  if (index % 2 === 1)
    return index % 4 === 1 ? refuse : { opinionIds, outcome: 'partly', reason: '已在其他事项中体现' };
  if (first.kind === 'subtract')
    return { ...adopt, deeds: [{ kind: 'subtract', itemId, reasonKind: '属部门职责', targetItemId: null }] };
  const item = unwrap(await callOn(bench, 'item', { itemId }));
  if (first.kind === 'move')
    return item.category === '公共服务'
      ? refuse
      : { ...adopt, deeds: [{ kind: 'move', itemId, category: '公共服务' }] };
  const { name, townshipRole, remark } = item;
  const bases = item.bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause }));
  return { ...adopt, deeds: [{ kind: 'amend', itemId, name, text: first.proposal, townshipRole, bases, remark }] };
}
