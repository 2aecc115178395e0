/** Bases in a real project: what merging, editing and arguing lose or leave standing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { LawLibrary } from '../../../electron/engine/laws/lawLibrary';
import { listCitations } from '../../../electron/engine/repositories/bases/basisLibrary';
import { argueItems, tabulateArguments } from '../../../electron/engine/services/bases/argueItems';
import {
  addCitations,
  changeCitation,
  removeCitation,
  verifyCitations,
} from '../../../electron/engine/services/bases/citeBases';
import { mergeBases, recordBasisEvent, saveBasis } from '../../../electron/engine/services/bases/manageBases';
import {
  readBasis,
  readBasisLibrary,
  readGate,
  readStandings,
} from '../../../electron/engine/services/bases/readBases';
import { replaceBasis } from '../../../electron/engine/services/bases/replaceBasis';
import { addItem, amendItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { readCitation } from '../../../shared/logic/bases/parseCitation';
import { draft, newProject, PEOPLE, temporaryFolder, unwrap } from '../../builders/project';

const NO_LAWS = new LawLibrary('');
let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;

beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const item = (name: string, ...bases: string[]): number =>
  unwrap(addItem(project, { item: draft(name, { bases: bases.map(readCitation) }), reason: '上级新增', ...PEOPLE }))
    .itemId;
const rows = () => readBasisLibrary(project).rows;
const idOf = (title: string) => rows().find((row) => row.title === title)?.id ?? 0;
const citationsOf = (itemId: number) => listCitations(project.read, { itemIds: [itemId] });
const verify = (itemId: number) =>
  unwrap(verifyCitations(project, NO_LAWS, { citationIds: citationsOf(itemId).map(({ id }) => id), verified: true }));
const gateOf = (itemId: number) => readGate(project).find((row) => row.itemId === itemId);

describe('documents made one', () => {
  it('an amendment noted of one holds for what had cited the other', () => {
    const long = item('甲', '《关于加强乡村治理的意见》第二条');
    const short = item('乙', '《乡村治理意见》第三条');
    verify(long);
    const event = { kind: 'amend', since: '2025-05-01', note: '', replacedById: null } as const;
    unwrap(recordBasisEvent(project, { ...event, basisId: idOf('乡村治理意见') }));
    verify(short);
    unwrap(mergeBases(project, { keepId: idOf('关于加强乡村治理的意见'), mergeIds: [idOf('乡村治理意见')] }));
    expect(gateOf(long)).toMatchObject({ state: 'unverified', doubts: 1 });
    expect(gateOf(short)).toMatchObject({ state: 'verified', doubts: 0 });
  });

  it('an amendment noted of the one kept holds for what had cited the other', () => {
    const short = item('乙', '《乡村治理意见》第三条');
    item('甲', '《关于加强乡村治理的意见》第二条');
    verify(short);
    const event = { kind: 'amend', since: '2025-05-01', note: '', replacedById: null } as const;
    unwrap(recordBasisEvent(project, { ...event, basisId: idOf('关于加强乡村治理的意见') }));
    unwrap(mergeBases(project, { keepId: idOf('关于加强乡村治理的意见'), mergeIds: [idOf('乡村治理意见')] }));
    expect(gateOf(short)).toMatchObject({ state: 'unverified', doubts: 1 });
  });

  it('one that had taken the place of the other is not repealed by itself', () => {
    const id = item('甲', '《乡村治理意见》第三条', '《关于加强乡村治理的意见》第二条');
    const [from, into] = [idOf('乡村治理意见'), idOf('关于加强乡村治理的意见')];
    const event = { kind: 'repeal', since: '2025-05-01', note: '', replacedById: into } as const;
    unwrap(recordBasisEvent(project, { ...event, basisId: from }));
    unwrap(mergeBases(project, { keepId: into, mergeIds: [from] }));
    verify(id);
    expect(gateOf(id)).toMatchObject({ state: 'verified', doubts: 0 });
  });

  it('what only the other one told of issuer, days and remark is not lost', () => {
    item('甲', '《关于加强乡村治理的意见》第二条');
    item('乙', '《乡村治理意见》第三条');
    const told = { issuer: '省委办公厅', issuedOn: '2025-12-01', effectiveOn: '2026-01-01', remark: '见纸质件' };
    const { title, docNumber, level } = rows().find((row) => row.title === '乡村治理意见') ?? {
      title: '',
      docNumber: '',
      level: '其他',
    };
    unwrap(
      saveBasis(project, {
        basisId: idOf('乡村治理意见'),
        basis: { title, docNumber, level, origin: 'inherited', ...told },
      }),
    );
    const keepId = idOf('关于加强乡村治理的意见');
    unwrap(mergeBases(project, { keepId, mergeIds: [idOf('乡村治理意见')] }));
    expect(unwrap(readBasis(project, { basisId: keepId })).basis).toMatchObject({ ...told, origin: 'inherited' });
  });
});

describe('bases written anew with an item', () => {
  const amend = (itemId: number, name: string, ...bases: string[]) =>
    amendItem(project, {
      ...{ itemId, name, text: '', townshipRole: 'none' as const, remark: '' },
      bases: bases.map(readCitation),
      reason: '更正',
      ...PEOPLE,
    });

  it('another edition of the same article is another citation, to be verified anew', () => {
    const id = item('甲', '《甲法》（2009年修正）第五条');
    verify(id);
    unwrap(amend(id, '甲', '《甲法》（2021年修正）第五条'));
    expect(citationsOf(id)).toMatchObject([{ verified: false, written: '《甲法》（2021年修正）第五条' }]);
  });

  it('one article in two spellings is cited once and stays verified', () => {
    const id = item('甲', '《甲法》第五条', '《甲法》第5条');
    expect(citationsOf(id)).toHaveLength(1);
    verify(id);
    unwrap(amend(id, '甲乙', '《甲法》第5条'));
    expect(citationsOf(id)).toMatchObject([{ verified: true }]);
  });
});

describe('逐条论证', () => {
  const sheet = () => {
    const [results, progress] = tabulateArguments(project, readStandings(project)).sheets;
    return { result: results?.rows.at(-1)?.cells.map(String), sums: progress?.rows.at(-1)?.cells.map(String) };
  };

  it('a verdict on bases that were changed since is told to be given anew', () => {
    const id = item('甲', '《甲法》第五条', '《乙法》第五条');
    unwrap(argueItems(project, { itemIds: [id], reviewer: '司法局', verdict: 'sound', note: '' }));
    unwrap(removeCitation(project, { citationId: citationsOf(id)[0]?.id ?? 0, reason: '不对' }));
    expect(sheet().result?.at(-2)).toContain('须重新论证');
    expect(sheet().result?.at(-1)).toBe('未论证');
    unwrap(undo(project));
    expect(sheet().result?.slice(-2)).toEqual(['依据充分', '依据充分']);
    unwrap(mergeBases(project, { keepId: idOf('甲法'), mergeIds: [idOf('乙法')] }));
    expect(sheet().result?.slice(-2)).toEqual(['依据充分', '依据充分']);
  });

  it('a verdict that undoing brings back is as old as it was', () => {
    const id = item('甲', '《甲法》第五条', '《乙法》第五条');
    unwrap(argueItems(project, { itemIds: [id], reviewer: '司法局', verdict: 'sound', note: '' }));
    unwrap(removeCitation(project, { citationId: citationsOf(id)[0]?.id ?? 0, reason: '不对' }));
    unwrap(argueItems(project, { itemIds: [id], reviewer: '司法局', verdict: 'amend', note: '补依据' }));
    expect(sheet().result?.at(-1)).toBe('修改后可列');
    unwrap(undo(project));
    expect(sheet().result?.slice(-2)).toEqual(['依据充分（依据已改，须重新论证）', '未论证']);
    unwrap(redo(project));
    expect(sheet().result?.at(-1)).toBe('修改后可列');
  });

  it('a verdict on an earlier wording counts neither as conclusion nor as progress, as on the screen', () => {
    const id = item('甲', '《甲法》第五条');
    unwrap(argueItems(project, { itemIds: [id], reviewer: '司法局', verdict: 'sound', note: '' }));
    const bases = [readCitation('《甲法》第五条')];
    const wording = { itemId: id, name: '甲', text: '另一种写法', townshipRole: 'none' as const, remark: '', bases };
    unwrap(amendItem(project, { ...wording, reason: '更正', ...PEOPLE }));
    expect(sheet().result?.slice(-2)).toEqual(['依据充分（文字已改，须重新论证）', '未论证']);
    expect(sheet().sums).toEqual(['合计', '1', '0', '0', '0', '0', '1']);
  });
});

it('改引 keeps every word of the clause that was typed', () => {
  const id = item('甲', '《甲法》第五条');
  item('乙', '《乙法》第一条');
  const [citation] = citationsOf(id);
  unwrap(
    replaceBasis(project, {
      basisId: idOf('甲法'),
      byId: idOf('乙法'),
      citations: [{ citationId: citation?.id ?? 0, clause: '第六条、附件2' }],
      reason: '修订',
    }),
  );
  expect(citationsOf(id)[0]?.clause).toBe('第六条、附件2');
});

it('a citation typed with a range or several articles keeps them', () => {
  const id = item('甲', '《甲法》第五条');
  const [citation] = citationsOf(id);
  unwrap(
    changeCitation(project, { citationId: citation?.id ?? 0, text: '《甲法》第3-5条', supports: 'duty', excerpt: '' }),
  );
  unwrap(addCitations(project, { itemId: id, text: '《甲法》第七、八条', supports: 'duty', excerpt: '' }));
  expect(citationsOf(id).map(({ place }) => place)).toEqual(['3~5', '7、8']);
});
