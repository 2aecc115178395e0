/** Lists of an edition: mark, number, issuer and dates on the paper; the same files again whatever has changed since. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { describeProject } from '../../../electron/engine/services/project/describeProject';
import { setProjectOptions } from '../../../electron/engine/services/project/projectOptions';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { exportTownshipLists } from '../../../electron/engine/services/townships/exportTownshipLists';
import { previewTownshipList } from '../../../electron/engine/services/townships/previewTownshipList';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { documentTexts } from '../../../shared/logic/paper/drafts/documentTexts';
import { issue, SECOND } from '../../builders/editions';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { codeOf, unwrap } from '../../builders/project';
import { approve } from '../../builders/requests';

let folder: string;
let project: ProjectFile;
beforeEach(() => {
  ({ project, folder } = issuedAnlanInTest());
});

async function exported(to: string, editionId?: number) {
  const files = unwrap(
    await exportTownshipLists(project, inlineTasks(), {
      folder: join(folder, to),
      mustBeEmpty: true,
      formats: ['docx', 'xlsx'],
      ...(editionId === undefined ? {} : { editionId }),
    }),
  );
  return files.map(({ path, rows, sha256 }) => ({ name: basename(path), rows, sha256 }));
}

function textOf(editionId?: number): string {
  const [unit] = project.read.all<{ id: number }>(`SELECT id FROM unit WHERE name = '临江镇'`);
  const page = previewTownshipList(project, { unitId: unit?.id ?? 0, listId: '', source: 'sealed', editionId });
  return documentTexts(unwrap(page).document).flat().join('\n');
}

test('the mark, the number, who issued it when and what was signed for stand on the paper and in the names', async () => {
  const text = textOf(1);
  for (const words of [
    '（印发稿　安办发〔2025〕12号）',
    '中共安澜县委办公室、安澜县人民政府办公室',
    '以安办发〔2025〕12号印发，自2025年6月18日起施行',
    '豁免：接续已印发清单，依据待补（县委编委第2次会议',
  ])
    expect(text).toContain(words);
  const files = await exported('第1版', 1);
  expect(files.map(({ name }) => name)).toContain('安澜县_临江镇_履职事项清单_20250618_第1版_印发稿.docx');
  expect(files.filter(({ name }) => name.endsWith('.docx')).map(({ rows }) => rows)).toEqual([344, 333, 332]);
  const bytes = readFileSync(join(folder, '第1版', files[0]?.name ?? ''));
  expect(JSON.stringify(unwrap(readDocument(bytes, 'list.docx')))).toContain('落实全面从严治党主体责任');
});

test('without an edition the last sealed round goes out as 征求意见稿', async () => {
  expect(textOf()).toContain('（征求意见稿）');
  expect((await exported('第1轮')).map(({ name }) => name)).toContain(
    '安澜县_临江镇_履职事项清单_20250618_第1轮_征求意见稿.docx',
  );
});

test('a past edition comes out byte for byte after later editions, mergers, another scheme and another name', async () => {
  const before = await exported('当时', 1);
  const [first] = readPool(project).live;
  approve(project, { wants: [{ kind: 'subtract', itemId: first?.id ?? 0, reasonKind: '不属乡镇职责' }] });
  unwrap(sealRound(project));
  unwrap(issue(project, SECOND));
  const [stays, goes] = project.read.all<{ id: number }>(
    `SELECT id FROM unit WHERE kind = 'township' ORDER BY position`,
  );
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2026-02-01' }));
  const abolition = { day: '2026-03-01', reason: '省民复〔2026〕1号', decider: '' };
  unwrap(abolishTownship(project, { unitId: goes?.id ?? 0, intoId: stays?.id ?? 0, ...abolition }));
  unwrap(setProjectOptions(project, { numbering: 'restart' }));
  unwrap(describeProject(project, { name: '新安澜县', effectiveDate: '2026-03-01' }));
  expect(await exported('再次', 1)).toEqual(before);
  expect((await exported('第2版', 2)).map(({ rows }) => rows)).toEqual([343, 343, 332, 332, 331, 331]);
});

test('an edition nobody knows is refused', async () => {
  const input = { folder: folder, mustBeEmpty: false, formats: ['docx'] as const, editionId: 9 };
  expect(codeOf(await exportTownshipLists(project, inlineTasks(), input))).toBe('EDITION_UNKNOWN');
});
