/** The register by command line: 安澜县's 14 requests taken in, listed with their states, and one more refused. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anlanPublished, anlanRegister } from '../../builders/anlanRequests';
import { temporaryFolder } from '../../builders/project';
import { runCliJson } from './runCli';

const published = resolve(import.meta.dirname, '../../published/anlan');

let folder: { path: string; remove(): void };
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

interface Standing {
  readonly items: number;
  readonly townTimes: number;
  readonly townships: readonly { readonly township: string; readonly listed: number }[];
}
interface Listed extends Standing {
  readonly left: number;
  readonly requests: readonly { readonly code: string; readonly state: string }[];
}

it('takes the register in, and each figure is as the county states it', async () => {
  const project = join(folder.path, '安澜县.shuangshu');
  anlanPublished(project).close();
  const at = ['--project', project];
  const lists = ['--lists', join(published, 'lists.json')];
  const file = ['--file', join(published, 'adjustment.json')];
  const taken = await runCliJson<Standing & { requests: unknown[] }>('register', ...at, ...file, ...lists);
  expect([taken.code, taken.value.requests.length]).toEqual([0, 14]);
  expect([taken.value.items, taken.value.townTimes]).toEqual([369, 1013]);
  expect(taken.value.townships.map(({ township, listed }) => [township, listed])).toEqual([
    ['临江镇', 345],
    ['竹溪乡', 336],
    ['城南街道', 332],
  ]);

  // Whether the temporary duty of D01 has left depends on the day this runs; the register says which.
  const listed = await runCliJson<Listed>('requests', ...at);
  const { requests, left, items } = listed.value;
  expect(items).toBe(369 - left);
  expect(requests.find(({ code }) => code === 'D01')?.state).toBe(left === 0 ? '已同意' : '已到期退出');
  expect(requests.filter(({ state }) => state === '未同意').map(({ code }) => code)).toEqual(['D05', 'D10']);

  // A number given already, and a request nobody knows, are refused with a sentence.
  const again = await runCliJson<{ error: { code: string } }>('register', ...at, ...file, ...lists);
  expect([again.code, again.value.error.code]).toEqual([1, 'REQUEST_EXISTS']);
  const decision = ['--decision', '不同意', '--decider', '县委、县政府', '--text', '无依据'];
  const unknown = await runCliJson<{ error: { code: string } }>('decide', ...at, '--request', 'D99', ...decision);
  expect(unknown.value.error.code).toBe('REQUEST_UNKNOWN');
  const closed = await runCliJson<{ error: { code: string; message: string } }>(
    'decide',
    ...at,
    '--request',
    'D05',
    ...decision,
  );
  expect(closed.value.error).toMatchObject({ code: 'REQUEST_STEP', message: expect.stringContaining('未同意') });
});

it('names the request and the field that do not fit, and what is not on the lists', async () => {
  const project = join(folder.path, '另一份.shuangshu');
  anlanPublished(project).close();
  const refusal = async (content: unknown) => {
    const file = join(folder.path, '登记册.json');
    writeFileSync(file, JSON.stringify(content));
    type Refused = { error: { code: string; message: string } };
    const answer = await runCliJson<Refused>('register', '--project', project, '--file', file);
    return answer.value.error;
  };
  const unread = await refusal({ requests: [{ id: 'X1' }] });
  expect(unread.code).toBe('BAD_INPUT');
  expect(unread.message).toContain('登记册.json 第 1 件的 date 缺少或不合格式');
  const [, second] = anlanRegister().requests;
  const unknown = await refusal({ requests: [{ ...second, id: 'Z1', targetItem: '没有这一项' }] });
  expect(unknown.code).toBe('REGISTER_UNFIT');
  expect(unknown.message).toContain('“Z1”没有记入：事项 没有这一项 在现行清单里找不到');
});
