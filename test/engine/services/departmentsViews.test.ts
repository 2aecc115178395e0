/** Departments' views, volumes and reports say what the lists say, and of which townships they are. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { readReport } from '../../../electron/engine/services/ledger/readReport';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { exportTownshipLists } from '../../../electron/engine/services/townships/exportTownshipLists';
import { setOwnStanding } from '../../../electron/engine/services/townships/setOwnStanding';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { buildAnlan } from '../../builders/anlanCounty';
import { askedInTest } from '../../builders/askedProject';
import { temporaryFolder, unwrap } from '../../builders/project';

const figure = (project: ProjectFile, name: string): string =>
  readReport(project).figures.find((one) => one.name === name)?.text ?? '';

test('a proposal in an answer to a draft is no 报送表 that was handed in', async () => {
  const asked = askedInTest();
  unwrap(await asked.send());
  const before = figure(asked.project, '报送表');
  const added = [{ list: '公共服务', name: '校车看护', proposal: '上下学看护', reason: '群众反映' }];
  unwrap(await asked.answer('市农业农村局', { overall: '有意见，见下表', added }));
  expect(figure(asked.project, '意见条目')).toBe('1');
  expect(figure(asked.project, '报送表')).toBe(before);
});

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = buildAnlan(`${folder.path}/安澜县.shuangshu`);
});
afterEach(() => {
  project.close();
  folder.remove();
});

const town = (name: string): number => listUnits(project.read, 'township').find((unit) => unit.name === name)?.id ?? 0;

const put = async (kinds: ('lists' | 'volume' | 'directory' | 'departments')[], unitIds?: number[]) => {
  const request = { folder: `${folder.path}/out`, formats: ['docx' as const], kinds, ...(unitIds && { unitIds }) };
  const files = unwrap(await exportTownshipLists(project, inlineTasks(), request));
  return Promise.all(
    files.map(async ({ path, township }) => ({
      name: basename(path),
      owner: township,
      rows: await rereadDocument(readFileSync(path), 'docx'),
    })),
  );
};

test('a volume of some townships is not called one of all', async () => {
  expect(listUnits(project.read, 'township')).toHaveLength(3);
  unwrap(sealRound(project));
  const [volume] = await put(['volume'], [town('临江镇'), town('竹溪乡')]);
  expect(volume?.name).not.toContain('全部乡镇');
});

test('a department’s view says of each township what its own list says', async () => {
  const item = readPool(project).live.find(
    (one) => one.listId === 'cooperate' && one.scope === 'common' && one.responsibilities.length > 0,
  );
  const unit = item?.responsibilities[0]?.unit ?? '';
  const own = '只负责本乡辖区内三个自然村的巡查。';
  unwrap(
    setOwnStanding(project, {
      ...{ itemId: item?.id ?? 0, unitId: town('竹溪乡'), place: null, wording: own, reason: '乡情不同' },
    }),
  );
  unwrap(sealRound(project));
  const files = await put(['lists', 'departments']);
  const list = files.find(({ owner, name }) => owner === '竹溪乡' && name.includes('清单'));
  expect(JSON.stringify(list?.rows)).toContain(own);
  const view = files.find(({ owner }) => owner === unit);
  expect(JSON.stringify(view?.rows)).toContain(own);
});

test('a department’s view of some townships only says that it is one', async () => {
  unwrap(sealRound(project));
  const [whole] = await put(['departments']);
  const [part] = await put(['departments'], [town('竹溪乡')]);
  expect(part?.owner).toBe(whole?.owner);
  expect([part?.name, JSON.stringify(part?.rows.slice(0, 4))].join('')).toMatch(/竹溪乡|部分乡镇/);
});
