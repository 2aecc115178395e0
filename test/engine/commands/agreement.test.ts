/** The sample county settled to the last of its 417 items through the services: bulk verdicts, conflicts, edits, a talk, rulings; and what the command says of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { keepTalk } from '../../../electron/engine/services/agreement/holdTalks';
import {
  listAgreementItems,
  readAgreement,
  readAgreementItem,
} from '../../../electron/engine/services/agreement/readAgreement';
import { ruleItems } from '../../../electron/engine/services/agreement/ruleItems';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { amendItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import type { AgreementOverview } from '../../../shared/views/agreement';
import { agreeTo, allAgree, openItems } from '../../builders/agreement';
import { codeOf, failureOf, PEOPLE, testOptions, unwrap } from '../../builders/project';
import { runCliJson } from './runCli';

const work = mkdtempSync(join(tmpdir(), 'shuangshu-agreement-'));
const path = join(work, '东宁市.shuangshu');
let project: ProjectFile;
beforeAll(async () => {
  expect((await runCliJson('demo', '--out', work)).code).toBe(0);
  project = unwrap(openProjectFile(path, testOptions()));
}, 240_000);
afterAll(() => {
  project?.close();
  rmSync(work, { recursive: true, force: true });
});

/** 417 ＝ 已认定 ＋ 裁定 ＋ 未定, asked after every step. */
function figures(): string {
  const { total, agreed, ruled, open, conflict, reopened, waiting } = readAgreement(project);
  expect([agreed + ruled + open, conflict + reopened + waiting]).toEqual([total, open]);
  return `${total} ＝ ${agreed} ＋ ${ruled} ＋ ${open}`;
}

const towns = () => readAgreement(project).parties.filter(({ kind }) => kind === 'township');
const conflicts = () => listAgreementItems(project, { state: 'conflict', words: '', offset: 0, limit: 500 });

describe('the sample county', () => {
  it('is settled unit by unit: 417 agreed but for what somebody is against', () => {
    expect(figures()).toBe('417 ＝ 0 ＋ 0 ＋ 417');
    expect(checkProject(project).find(({ id }) => id === '19')).toMatchObject({
      state: 'passed',
      figure: '尚未开始表态',
    });
    // The parties are those the lists are for: a town's list is what it has to speak about.
    expect(towns().map(({ unit, items }) => [unit, items])).toEqual([
      ['东宁镇', 394],
      ['三岔口镇', 392],
      ['大肚川镇', 380],
      ['老黑山镇', 383],
      ['道河镇', 376],
      ['绥阳镇', 393],
    ]);
    const dongning = towns()[0];
    const against = openItems(project, dongning?.unitId ?? 0).slice(0, 6);
    for (const { unitId } of readAgreement(project).parties) {
      const items = openItems(project, unitId);
      agreeTo(project, unitId, unitId === dongning?.unitId ? items.filter((id) => !against.includes(id)) : items);
      figures();
    }
    expect(figures()).toBe('417 ＝ 411 ＋ 0 ＋ 6');
    const unitId = dongning?.unitId ?? 0;
    const no = { unitId, position: 'disagree' as const, words: '镇里没有执法权，应由部门牵头', person: '镇长' };
    unwrap(giveVerdicts(project, { ...no, itemIds: against.slice(0, 4) }));
    unwrap(giveVerdicts(project, { ...no, position: 'reserve', itemIds: against.slice(4) }));
    expect([figures(), conflicts().total]).toEqual(['417 ＝ 411 ＋ 0 ＋ 6', 6]);
  });

  it('waits with the final seal, names what is open, and lets other rounds go on', () => {
    unwrap(openRound(project, { kind: 'final', title: '', date: '2025-06-20' }));
    expect(failureOf(sealRound(project))).toMatchObject({ code: 'CONFLICTS_OPEN', detail: { count: 6 } });
  });

  it('two are reworded: everybody speaks again, and all agree', () => {
    for (const itemId of conflicts().itemIds.slice(0, 2)) {
      const item = readAgreementItem(project, { itemId })?.item;
      const text = `${item?.text ?? ''}由部门牵头，镇里配合。`;
      const wording = { itemId, name: item?.name ?? '', text, townshipRole: 'main' as const, bases: [], remark: '' };
      unwrap(amendItem(project, { ...wording, reason: '采纳东宁镇意见', ...PEOPLE }));
    }
    expect([figures(), readAgreement(project).reopened]).toEqual(['417 ＝ 411 ＋ 0 ＋ 6', 2]);
    const reopened = listAgreementItems(project, { state: 'reopened', words: '', offset: 0, limit: 10 });
    for (const { unitId } of readAgreement(project).parties)
      agreeTo(
        project,
        unitId,
        openItems(project, unitId).filter((id) => reopened.itemIds.includes(id)),
      );
    expect(figures()).toBe('417 ＝ 413 ＋ 0 ＋ 4');
  });

  it('one is talked round, three are ruled on, and the final round is sealed', () => {
    const open = conflicts().itemIds;
    const [talked = 0, ...others] = open;
    agreeTo(project, towns()[0]?.unitId ?? 0, [talked]);
    expect(figures()).toBe('417 ＝ 414 ＋ 0 ＋ 3');
    const talk = { date: '2025-06-20', title: '第一次会商会', people: '编办、东宁镇', minutes: '各方陈述意见。' };
    const { talkId } = unwrap(keepTalk(project, { itemIds: [...open], ...talk }));
    const ruling = { talkId, decision: '按现文字列入', reason: '法律规定由乡镇先行处置', decider: '编委会' };
    unwrap(ruleItems(project, { itemIds: others, ...ruling }));
    expect(figures()).toBe('417 ＝ 414 ＋ 3 ＋ 0');
    expect(checkProject(project).find(({ id }) => id === '19')).toMatchObject({
      state: 'passed',
      figure: '417 ＝ 已认定 414 ＋ 裁定 3 ＋ 未定 0',
    });
    expect(codeOf(sealRound(project))).toBe('ok');
    allAgree(project);
    expect(figures()).toBe('417 ＝ 414 ＋ 3 ＋ 0');
    project.close();
  });

  it('says the same on the command line, and puts out a form for every party, the conflicts and the minutes', async () => {
    const out = join(work, '认定');
    const { code, value } = await runCliJson<AgreementOverview & { files: string[] }>(
      'agreement',
      '--project',
      path,
      '--out',
      out,
    );
    expect([code, value.total, value.agreed, value.ruled, value.open]).toEqual([0, 417, 414, 3, 0]);
    const names = value.files.map((file) => basename(file));
    expect(names.filter((name) => name.includes('共同认定表'))).toHaveLength(2 * value.parties.length);
    expect(names.filter((name) => name.includes('第一次会商会纪要'))).toHaveLength(1);
    const conflictsFile = value.files.find((file) => file.includes('分歧事项') && file.endsWith('.xlsx')) ?? '';
    const texts = JSON.stringify(await rereadDocument(readFileSync(conflictsFile), 'xlsx'));
    expect(texts).toContain('（分歧 6 项 ＝ 协商一致 3 ＋ 裁定 3 ＋ 未了结 0）');
    expect(texts.match(/裁定：按现文字列入。理由：法律规定由乡镇先行处置/g)).toHaveLength(3);
    const townFile = value.files.find((file) => file.includes('_东宁镇_') && file.endsWith('.docx')) ?? '';
    expect(JSON.stringify(await rereadDocument(readFileSync(townFile), 'docx'))).toContain(
      '涉及 394 项 ＝ 已认定 391 ＋ 裁定 3 ＋ 未定 0',
    );
  }, 240_000);
});
