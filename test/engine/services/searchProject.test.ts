/** The global search on a real project file: names, texts, letters, totals, and what it forgets. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { listItemIds } from '../../../electron/engine/repositories/pool/poolFilter';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { listCitingItems } from '../../../electron/engine/repositories/project/searchRepository';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { searchProject } from '../../../electron/engine/services/project/searchProject';
import { registerRequest } from '../../../electron/engine/services/requests/registerRequest';
import { addItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound } from '../../../electron/engine/services/rounds/runRound';
import { withdrawSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { setAliases } from '../../../electron/engine/services/units/manageUnits';
import { contract } from '../../../shared/contract';
import { numberOf } from '../../../shared/logic/opinions/packRows';
import { poolFilterSchema } from '../../../shared/model/poolView';
import { anlanWithFirstEdition } from '../../builders/editions';
import { draft, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeAll(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], ...PEOPLE }));
  unwrap(setAliases(project, { unitId: 1, aliases: ['道河'] }));
});
afterAll(() => {
  project.close();
  folder.remove();
});

const search = async (query: string) => unwrap(await searchProject(project, { query }));
const titles = (found: { readonly hits: readonly { readonly title: string }[] }) =>
  found.hits.map(({ title }) => title);

describe('searchProject', () => {
  it('finds an item, its entry and a unit by characters, pinyin and initials', async () => {
    for (const query of ['隔离带', 'gelidai', 'gld', '隔ld']) {
      const answer = await search(query);
      expect(titles(answer.items)).toEqual(['管护防火隔离带']);
      expect(titles(answer.entries)).toEqual(['管护防火隔离带']);
    }
    for (const query of ['道河', 'daohe', 'dhz']) expect(titles((await search(query)).units)).toEqual(['道河镇']);
  });

  it('reads characters as they are meant in names: 和 never as huo, 行 and 长 in both ways', async () => {
    unwrap(setAliases(project, { unitId: 2, aliases: ['和行长'] }));
    const found = async (query: string) => (await search(query)).units.total;
    for (const meant of ['hexing', 'hehang', 'hexingzhang', 'hehangchang']) expect(await found(meant), meant).toBe(1);
    for (const rare of ['huoxing', 'huhang', 'heheng']) expect(await found(rare), rare).toBe(0);
  });

  it('puts hits in names before hits in texts and shows the piece of text', async () => {
    const { items } = await search('按月报告');
    expect(items.total).toBe(4);
    expect(items.hits.every(({ marks, found }) => marks.length === 0 && found.includes('按月报告'))).toBe(true);
    expect(titles((await search('党员')).items)[0]).toBe('抓好党员发展');
  });

  it('finds an item by what stands in a field of the scheme, here and in the pool', async () => {
    const item = draft('核验农机', { fields: { code: 'QP-0123' } });
    const { itemId } = unwrap(addItem(project, { item, reason: '新任务', ...PEOPLE }));
    expect((await search('qp-0123')).items.hits.map(({ id }) => id)).toEqual([itemId]);
    const { scheme } = readProject(project.read);
    expect(listItemIds(project, poolFilterSchema.parse({ search: 'qp-01' }), scheme).ids).toEqual([itemId]);
    unwrap(undo(project));
  });

  it('finds an item by its remark', async () => {
    const item = draft('护林防火', { remark: '暂由林业站代管' });
    const { itemId } = unwrap(addItem(project, { item, reason: '新任务', ...PEOPLE }));
    const { hits, total } = (await search('林业站代管')).items;
    expect([total, hits[0]?.id, hits[0]?.found]).toEqual([1, itemId, expect.stringContaining('林业站代管')]);
    unwrap(undo(project));
  });

  it('finds an item by the number printed on what is sent out, whole and alone', async () => {
    const [{ id, title } = { id: 0, title: '' }] = (await search('隔离带')).items.hits;
    const number = numberOf(id);
    expect((await search(number)).items.hits).toMatchObject([{ id, title, found: `事项编号 ${number}` }]);
    for (const query of [String(id), number.slice(1), `${number} 隔离带`, '9999'])
      expect((await search(query)).items.hits.filter(({ found }) => found.includes('编号'))).toEqual([]);
  });

  it('finds a unit by an alias and a basis by its title, with the items that cite it', async () => {
    expect((await search('dh')).units.hits[0]).toMatchObject({ title: '道河镇', kind: 'township' });
    const [basis] = (await search('农村基层组织')).bases.hits;
    expect(basis).toMatchObject({ title: '中国共产党农村基层组织工作条例', items: 3 });
    const citing = listCitingItems(project.read, basis?.id ?? 0);
    expect(citing.map(({ title }) => title)).toEqual(['抓好党员发展', '落实三会一课', '管护防火隔离带']);
    expect(citing[0]?.clause).toBe('第九条');
  });

  it('answers nothing to blanks and to what is not there; signs of LIKE are plain characters', async () => {
    for (const query of ['', '　 ', '没有的词', '100%', '_', "'; DROP TABLE item; --"]) {
      const answer = await search(query);
      expect([answer.items.total, answer.entries.total, answer.units.total, answer.bases.total]).toEqual([0, 0, 0, 0]);
    }
  });

  it('shows eight and counts all, and follows every action and its undo', async () => {
    for (let number = 1; number <= 10; number += 1)
      unwrap(addItem(project, { item: draft(`汛期值守${number}`), reason: '新任务', ...PEOPLE }));
    const { items } = await search('xqzs');
    expect(items.total).toBe(10);
    expect(items.hits).toHaveLength(8);
    unwrap(undo(project));
    expect((await search('汛期值守')).items.total).toBe(9);
  });

  it('leaves out entries of a withdrawn list', async () => {
    expect((await search('看管庙会')).entries.total).toBe(1);
    unwrap(withdrawSourceList(project, { sourceListId: 2, reason: '重报' }));
    expect((await search('看管庙会')).entries.total).toBe(0);
    unwrap(undo(project));
  });
});

describe('a township that is no more', () => {
  it('is found with what stands for it today and its last list; what it reported says so too', async () => {
    const place = temporaryFolder();
    const county = anlanWithFirstEdition(join(place.path, '安澜县.shuangshu'));
    try {
      unwrap(openRound(county, { kind: 'adjustment', title: '', date: '2025-08-20' }));
      const id = (name: string) => findUnitByName(county.read, name)?.id ?? 0;
      const into = (name: string, other: string) =>
        abolishTownship(county, {
          ...{ unitId: id(name), intoId: id(other), day: '2025-09-01', reason: '批复', decider: '' },
        });
      unwrap(into('城南街道', '竹溪乡'));
      unwrap(into('竹溪乡', '临江镇'));
      const { units } = unwrap(await searchProject(county, { query: '城南街道' }));
      expect(units.hits[0]).toMatchObject({ title: '城南街道', abolished: { today: '临江镇', editionId: 1 } });
      expect(unwrap(await searchProject(county, { query: 'ljz' })).units.hits[0]?.abolished).toBeNull();
      const reported = unwrap(await searchProject(county, { query: '“第一议题”制度' })).entries.hits;
      expect(reported.map(({ unit }) => unit)).toContain('城南街道（今临江镇）');
    } finally {
      county.close();
      place.remove();
    }
  });
});

describe('requests and editions', () => {
  it('are found by title, code, applicant, document number and the number of the edition', async () => {
    const place = temporaryFolder();
    const county = anlanWithFirstEdition(join(place.path, '安澜县.shuangshu'));
    try {
      const request = {
        kind: 'outside',
        title: '转发文旅短视频',
        applicant: '竹溪乡',
        date: '2025-07-01',
        code: 'D05',
      };
      unwrap(registerRequest(county, contract.registerRequest.input.parse({ request })));
      const find = async (query: string) => unwrap(await searchProject(county, { query }));
      for (const query of ['短视频', 'dsp', 'duanshipin', 'D05', '竹溪 短视频'])
        expect((await find(query)).requests.hits[0], query).toMatchObject({ title: '转发文旅短视频', code: 'D05' });
      for (const query of ['安办发', '〔2025〕12', '2025 12号', '第1版'])
        expect((await find(query)).editions.hits[0], query).toMatchObject({ title: '安办发〔2025〕12号', number: 1 });
      expect((await find('没有这样的文')).editions.total).toBe(0);
    } finally {
      county.close();
      place.remove();
    }
  });
});
