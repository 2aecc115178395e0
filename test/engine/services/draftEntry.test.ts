/** What the form of a new item starts with when an entry is adopted. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readState } from '../../../electron/engine/repositories/pool/poolStates';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { draftEntry } from '../../../electron/engine/services/merge/draftEntry';
import { createProject } from '../../../electron/engine/services/project/createProject';
import { formatCitation } from '../../../shared/logic/bases/parseCitation';
import type { ReadEntry } from '../../../shared/model/sourceEntry';
import { codeOf, importList, readEntry, temporaryFolder, testOptions, unwrap } from '../../builders/project';
import { presetScheme } from '../../builders/townshipLists';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  project.close();
  folder.remove();
});

function drafted(schemeId: string, changes: Partial<ReadEntry>) {
  const input = { name: '某县', scheme: presetScheme(schemeId), effectiveDate: '2025-06-30' };
  project = unwrap(createProject(join(folder.path, 'a.shuangshu'), input, testOptions()));
  const [entryId = 0] = importList(project, '老黑山镇', 'up', [readEntry('打防火道', changes)]);
  return unwrap(draftEntry(project, { entryId }));
}

describe('the draft of an entry', () => {
  test('takes over every basis, as adopting many does, and names what is no law or document', () => {
    const bases = [
      '防火指挥部通知',
      '《森林防火条例》第五条',
      '消防法第36条',
      '中办发[2021]27号',
      '上级要求',
      '《网格手册》',
    ];
    const { draft, unreadBases } = drafted('six-category', { bases });
    expect(draft.bases.map(formatCitation)).toEqual([
      '《防火指挥部通知》',
      '《森林防火条例》第五条',
      '《消防法》第36条',
      '中办发〔2021〕27号',
      '《上级要求》',
      '《网格手册》',
    ]);
    expect(unreadBases).toEqual(['防火指挥部通知', '上级要求']);
    const [same = 0] = importList(project, '道河镇', 'up', [readEntry('打防火道', { bases, category: '公共服务' })]);
    unwrap(adoptEntries(project, { entryIds: [same], proposer: '', decider: '' }));
    const [{ bases: many } = { bases: [] }] = unwrap(readState(project, { kind: 'now' }));
    expect(many.map(formatCitation)).toEqual(draft.bases.map(formatCitation));
  });

  test('leaves out the ★ in front of a name, which only its table explains, and so does adopting many', () => {
    const { draft } = drafted('six-category', { name: '★ 打防火道', category: '公共服务' });
    expect(draft.name).toBe('打防火道');
    const [same = 0] = importList(project, '道河镇', 'up', [readEntry('※※清河道', { category: '公共服务' })]);
    unwrap(adoptEntries(project, { entryIds: [same], proposer: '', decider: '' }));
    expect(unwrap(readState(project, { kind: 'now' })).map(({ name }) => name)).toEqual(['清河道']);
  });

  test('keeps a category of the scheme and leaves another to the person', () => {
    expect(drafted('six-category', { category: '公共服务' })).toMatchObject({
      writtenCategory: '',
      draft: { category: '公共服务' },
    });
    project.close();
    folder.remove();
    folder = temporaryFolder();
    expect(drafted('six-category', { category: '防火' })).toMatchObject({
      writtenCategory: '防火',
      draft: { category: '' },
    });
  });

  test('proposes the scheme’s word for a kind of power, and says what is written', () => {
    const { draft, writtenCategory } = drafted('powers', { category: '监督检查' });
    expect([draft.listId, draft.category, writtenCategory]).toEqual(['powers', '行政检查', '监督检查']);
  });

  test('writes a department by the name it is registered under, and says what is written', () => {
    const input = { name: '某市', scheme: presetScheme('six-category'), effectiveDate: '2025-06-30' };
    project = unwrap(createProject(join(folder.path, 'a.shuangshu'), input, testOptions()));
    importList(project, '市委组织部', 'down', [readEntry('选调生管理', {})]);
    importList(project, '市林业和草原局', 'down', [readEntry('森林防火', {})]);
    const [short = 0, registered = 0, unknown = 0] = importList(project, '老黑山镇', 'up', [
      readEntry('第一书记考勤', { department: '组织部', coDepartments: ['林业局'] }),
      readEntry('打防火道', { department: '市林业和草原局' }),
      readEntry('修电井', { department: '电力公司' }),
    ]);
    const of = (entryId: number) => {
      const { draft, writtenDepartment } = unwrap(draftEntry(project, { entryId }));
      return [draft.leadDepartment, writtenDepartment];
    };
    expect(of(short)).toEqual(['市委组织部', '组织部']);
    expect(of(registered)).toEqual(['市林业和草原局', '']);
    expect(of(unknown)).toEqual(['电力公司', '']);
  });

  test('keeps what a department does when it is called as it is registered, and names it once', () => {
    const input = { name: '某县', scheme: presetScheme('three-lists'), effectiveDate: '2025-06-30' };
    project = unwrap(createProject(join(folder.path, 'a.shuangshu'), input, testOptions()));
    importList(project, '自然资源局', 'down', [readEntry('地灾巡查', {})]);
    importList(project, '市场监督管理局', 'down', [readEntry('查商户', {})]);
    const [old = 0, short = 0] = importList(project, '老黑山镇', 'up', [
      readEntry('看地灾点', { department: '国土局', extra: { superiorDuty: '发布预警' } }),
      readEntry('查摊点', { department: '县市监局', coDepartments: ['市场监管局'], extra: { superiorDuty: '查处' } }),
    ]);
    const of = (entryId: number) => unwrap(draftEntry(project, { entryId })).draft;
    expect(of(old)).toMatchObject({ leadDepartment: '自然资源局', duties: { 自然资源局: '发布预警' } });
    expect(of(short)).toMatchObject({
      leadDepartment: '市场监督管理局',
      coDepartments: [],
      duties: { 市场监督管理局: '查处' },
    });
  });

  test('has the township that reports it at hand, should the duty be its alone', () => {
    expect(drafted('six-category', {}).draft).toMatchObject({ scope: 'common', townships: ['老黑山镇'] });
    const [down = 0] = importList(project, '市林业局', 'down', [readEntry('森林防火')]);
    expect(unwrap(draftEntry(project, { entryId: down })).draft).toMatchObject({ scope: 'common', townships: [] });
    const [named = 0] = importList(project, '道河镇', 'up', [readEntry('看护界碑', { applies: ['老黑山镇'] })]);
    const { draft } = unwrap(draftEntry(project, { entryId: named }));
    expect(draft).toMatchObject({ scope: 'particular', townships: ['老黑山镇'] });
  });

  test('is refused for an entry nobody knows', () => {
    drafted('six-category', {});
    expect(codeOf(draftEntry(project, { entryId: 99 }))).toBe('ENTRY_UNKNOWN');
  });
});
