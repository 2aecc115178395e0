/** A list or a feedback taken back: what it took the place of counts again, with everything that was decided meanwhile. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { record } from '../../../electron/engine/database/log/record';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { readItemDetail, readItemRows } from '../../../electron/engine/repositories/pool/poolRepository';
import { findSourceList, listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { listInForce } from '../../../electron/engine/repositories/sources/submissionRepository';
import { adoptEntries, adoptEntry } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { noteEntry } from '../../../electron/engine/services/merge/keepNotes';
import { withdrawPack } from '../../../electron/engine/services/opinions/packRegister';
import { readOpinions, readPackDetail } from '../../../electron/engine/services/opinions/readOpinions';
import { takeReturns, withdrawReturn } from '../../../electron/engine/services/opinions/takeReturns';
import { withdrawSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { resubmitSourceList } from '../../../electron/engine/services/sources/resubmitSourceList';
import { contract } from '../../../shared/contract';
import { ok } from '../../../shared/result';
import { type Asked, askedProject } from '../../builders/askedProject';
import {
  codeOf,
  draft,
  failureOf,
  PEOPLE,
  readEntry,
  smallProject,
  temporaryFolder,
  understoodFile,
  unwrap,
} from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  project.close();
  folder.remove();
});

describe('a feedback with a new proposal', () => {
  let asked: Asked;
  const PROPOSED = { category: '基层党建', name: '管好庙会', content: '管好庙会秩序', reason: '年年有' };
  const take = async (name: string, filling: Parameters<Asked['fill']>[1]): Promise<void> => {
    const path = await asked.fill('道河镇', filling, 'out', name);
    unwrap(takeReturns(project, [{ file: asked.look(path, name), receivedOn: '2025-06-05' }]));
  };
  const withdrawLast = () => {
    const { returns } = unwrap(readPackDetail(project, { packId: asked.packOf('道河镇').id }));
    const returnId = Math.max(...returns.map(({ id }) => id));
    return withdrawReturn(project, { returnId, reason: '拿错了文件' });
  };
  const proposals = () =>
    listEntries(project.read, {})
      .rows.filter(({ sheet }) => sheet.includes('新增建议'))
      .map(({ name, disposition }) => [name, disposition.kind, disposition.items.map((item) => item.name).join()]);
  const adopt = (name: string) => {
    const entryId = listEntries(project.read, { fate: 'pending' }).rows.find((row) => row.name === name)?.id ?? 0;
    unwrap(adoptEntry(project, { entryId, item: draft(name), reason: '', ...PEOPLE }));
  };
  beforeEach(async () => {
    asked = askedProject(folder.path);
    project = asked.project;
    unwrap(await asked.send());
    await take('第一次.xlsx', { rows: {}, added: [PROPOSED] });
  });

  test('a correction without it is withdrawn: what the bench decided about it counts again', async () => {
    adopt('管好庙会');
    const before = proposals();
    expect(before).toEqual([['管好庙会', 'adopt', '管好庙会']]);
    await take('更正.xlsx', { overall: '全部无意见' });
    unwrap(withdrawLast());
    expect(proposals()).toEqual(before);
    expect(listEntries(project.read, { fate: 'pending' }).total).toBe(0);
  });

  test('the same where it was adopted by handling the opinion', async () => {
    const [opinion] = readOpinions(project, {});
    unwrap(asked.handle([opinion?.id ?? 0], 'adopted', '', [{ kind: 'add', item: draft('管好庙会') }]));
    const before = proposals();
    await take('更正.xlsx', { overall: '全部无意见' });
    unwrap(withdrawLast());
    expect(proposals()).toEqual(before);
    expect(listEntries(project.read, { fate: 'pending' }).total).toBe(0);
  });

  test('a correction of which something was adopted that the one before has not is not withdrawn', async () => {
    await take('更正.xlsx', { rows: {}, added: [PROPOSED, { ...PROPOSED, name: '看好水闸' }] });
    adopt('看好水闸');
    const before = proposals();
    expect(failureOf(withdrawLast())).toMatchObject({
      code: 'PROPOSALS_DECIDED',
      detail: { file: '更正.xlsx', count: 1 },
    });
    expect(proposals()).toEqual(before);
  });

  test('its proposals are no list handed in: neither withdrawn by themselves nor replaced by one', () => {
    const list = listSourceLists(project.read).at(-1);
    expect(codeOf(withdrawSourceList(project, { sourceListId: list?.id ?? 0, reason: '不是报送表' }))).toBe(
      'LIST_OF_RETURN',
    );
    const handedIn = listInForce(project.read, list?.unitId ?? 0).map(({ id }) => id);
    expect([handedIn.length, handedIn.includes(list?.id ?? 0)]).toEqual([1, false]);
  });

  test('a pack that is withdrawn takes the proposals nobody decided with it', () => {
    unwrap(withdrawPack(project, { packId: asked.packOf('道河镇').id, reason: '发错了' }));
    expect([readOpinions(project, {}).length, listEntries(project.read, { fate: 'pending' }).total]).toEqual([0, 0]);
  });

  test('a return withdrawn after its pack brings back no proposals of the one before', async () => {
    await take('更正.xlsx', { rows: {}, added: [{ ...PROPOSED, name: '看好水闸' }] });
    unwrap(withdrawPack(project, { packId: asked.packOf('道河镇').id, reason: '发错了' }));
    unwrap(withdrawLast());
    expect([proposals(), listEntries(project.read, { fate: 'pending' }).total]).toEqual([[], 0]);
  });

  test('a return that did not count is withdrawn, and the proposals of the one that counts stay as they are', async () => {
    await take('更正.xlsx', { rows: {}, added: [{ ...PROPOSED, name: '看好水闸' }] });
    const { id } = asked.packOf('道河镇');
    const { returns } = unwrap(readPackDetail(project, { packId: id }));
    const first = Math.min(...returns.map((one) => one.id));
    const before = proposals();
    unwrap(withdrawReturn(project, { returnId: first, reason: '拿错了文件' }));
    expect(proposals()).toEqual(before);
    unwrap(withdrawPack(project, { packId: id, reason: '发错了' }));
    expect(proposals()).toEqual([]);
  });

  test('a decided one stays when the pack is withdrawn', () => {
    adopt('管好庙会');
    unwrap(withdrawPack(project, { packId: asked.packOf('道河镇').id, reason: '发错了' }));
    expect(proposals()).toEqual([['管好庙会', 'adopt', '管好庙会']]);
  });
});

test('a list handed in again by mistake is withdrawn: the one before counts again, with what was noted', () => {
  const small = smallProject(folder.path);
  project = small.project;
  const list = listSourceLists(project.read).find(({ unit }) => unit === '道河镇');
  const before = listEntries(project.read, { direction: 'up' }).rows;
  const noted = before.find(({ name }) => name === '打防火道')?.id ?? 0;
  unwrap(noteEntry(project, contract.noteEntry.input.parse({ entryId: noted, text: '问过林草站' })));
  const rows = ['打防火道', '新增的'].map((name) => readEntry(name));
  const { fileName, format, bytes, table } = understoodFile('再报.xlsx', rows);
  const file = { fileName, format, bytes, table, unit: '道河镇', layouts: [], droppedLayouts: [] };
  const again = unwrap(resubmitSourceList(project, { ...file, replaces: list?.id ?? 0 }));
  unwrap(withdrawSourceList(project, { sourceListId: again.sourceListId, reason: '拿错了文件' }));
  expect(listEntries(project.read, { direction: 'up' }).rows).toEqual(before);
  expect(project.read.all('SELECT entryId FROM note')).toEqual([{ entryId: noted }]);
  expect(findSourceList(project.read, again.sourceListId)?.withdrawn).toBe(true);
});

test('来源 of an item counts the entries its page shows, none of a list that is withdrawn', () => {
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], ...PEOPLE }));
  unwrap(attachEntry(project, { entryId: small.up[0] ?? 0, itemId: 1, reason: '' }));
  const sources = () => readItemRows(project.read, [1])[0]?.sources;
  expect(sources()).toEqual({ down: 1, up: 1 });
  record(project, { name: 'test', input: {}, effect: 'undoable' }, (write) => {
    write.run("UPDATE sourceList SET withdrawn = 1 WHERE direction = 'up'");
    return ok({ value: null, summary: '' });
  });
  expect(sources()).toEqual({ down: 1, up: 0 });
  expect(readItemDetail(project.read, 1)?.entries).toHaveLength(1);
});
