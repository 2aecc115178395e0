/** 征求意见 on the sample: packs to all 60 units, filled in with every kind of opinion, tampered with, renamed, saved anew, returned. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from '../../electron/engine/workbench';
import type { OpinionKind } from '../../shared/model/opinion';
import type { KnownReturn, PackView, ReturnPreview } from '../../shared/views/opinions';
import { type FormFilling, fillForm, saveAnew } from './filledForms';
import { unwrap } from './project';
import { callOn } from './workbench';

export const SENT_ON = '2025-06-20';
export const DUE_ON = '2025-06-30';

/** A unit that was asked, and the number of rows in its form. */
export type Asked = Pick<PackView, 'unit' | 'unitKind' | 'items'>;

/** What the script put into the forms, to be found again in the figures. */
export interface Expected {
  readonly silent: readonly string[];
  readonly agreed: number;
  readonly byKind: Record<OpinionKind, number>;
  /** Units whose forms were typed over, saved anew, and such whose answers a person must look at. */
  readonly tampered: readonly string[];
  readonly anew: readonly string[];
  readonly unclear: readonly string[];
  readonly files: number;
  /** Rows with an answer, 无意见 among them: what there is to put down as verdicts. */
  readonly answered: number;
  /** 编号 of the items somebody is against, each once. */
  readonly against: ReadonlySet<string>;
  /** Units by what the script let them do. */
  readonly units: ReadonlyMap<string, readonly string[]>;
}

/** A new round for what comes of it, and out of the last sealed one a pack for every unit that handed in a list: 54 and 6. */
export async function sendToAll(bench: Workbench, out: string): Promise<number> {
  unwrap(await callOn(bench, 'openRound', { kind: 'opinions', date: SENT_ON }));
  bench.grant('out', [out]);
  const unitIds = [...new Set(unwrap(await callOn(bench, 'sourceLists', {})).map(({ unitId }) => unitId))];
  const sending = { unitIds, grant: 'out', sentOn: SENT_ON, dueOn: DUE_ON, title: '一下' };
  return unwrap(await callOn(bench, 'sendPacks', sending)).consultationId;
}

const ALIKE = '修改建议：本项由市级部门统筹，乡镇配合落实。';

/** Every kind in turn; some keep silent, most agree. */
function fillingFor(pack: Asked, index: number): { filling: FormFilling; how: string } | null {
  const contact = `${pack.unit.slice(-3)}联系人 0453-36${String(10_000 + index)}`;
  const rest = (from: number): FormFilling['rows'] =>
    Object.fromEntries(
      Array.from({ length: Math.max(0, pack.items - from) }, (_, row) => [row + from, { kind: '无意见' }]),
    );
  const agree = { filling: { overall: '全部无意见', contact }, how: 'agreed' };
  if (pack.unitKind === 'township') return townFilling(pack, contact, rest);
  if (index === 5 || index === 23) return null;
  if (pack.items < 2) return agree;
  const some = { overall: '有意见，见下表', contact };
  switch (index % 9) {
    case 1:
      return {
        filling: {
          ...some,
          rows: { ...rest(1), 0: { kind: '修改', proposal: `第 ${index} 家建议改文字。`, reason: '与三定规定一致' } },
        },
        how: 'amend',
      };
    case 2:
      return {
        filling: { ...some, rows: { ...rest(1), 0: { kind: '删除', reason: '属部门自身职责' } } },
        how: 'subtract',
      };
    case 3:
      return {
        filling: {
          ...some,
          rows: rest(0),
          added: [
            { list: '公共服务', name: `${pack.unit}新增事项`, proposal: '每季度开展一次。', reason: '上级文件要求' },
          ],
        },
        how: 'add',
      };
    case 4:
      return {
        filling: { ...some, rows: { ...rest(1), 0: { kind: '调类', proposal: '调入公共服务', reason: '性质相同' } } },
        how: 'move',
      };
    case 5:
      return {
        filling: {
          ...some,
          rows: { ...rest(1), 0: { name: '被改动的名称', kind: '修改', proposal: '按改动后的名称。' } },
        },
        how: 'tampered',
      };
    case 6:
      return {
        filling: { ...some, rows: { ...rest(2), 0: { proposal: '建议删除' }, 1: { kind: '同意' } } },
        how: 'wrongColumn',
      };
    case 7:
      return { filling: { ...some, rows: { ...rest(1), 0: { reason: '请再研究' } } }, how: 'unclear' };
    default:
      return agree;
  }
}

/** Five towns say the same of the first item, two propose, one took a row out, one left two rows empty; 道河镇 keeps silent. */
function townFilling(
  { unit, items }: Asked,
  contact: string,
  rest: (from: number) => FormFilling['rows'],
): { filling: FormFilling; how: string } | null {
  if (unit === '道河镇') return null;
  const alike = {
    ...rest(unit === '大肚川镇' ? 3 : 1),
    0: { kind: '修改', proposal: ALIKE, reason: '力量不足' },
  };
  const added = { list: '社会治理', name: '校车站点看护', proposal: '上下学时段看护。', reason: '群众要求' };
  const some = { overall: '有意见，见下表', contact };
  if (unit === '东宁镇' || unit === '绥阳镇')
    return { filling: { ...some, rows: alike, added: [added] }, how: 'townAdds' };
  if (unit === '三岔口镇') return { filling: { ...some, rows: alike, removed: [items - 1] }, how: 'rowMissing' };
  return { filling: { ...some, rows: alike }, how: 'town' };
}

const COUNTS: Readonly<Record<string, Partial<Record<OpinionKind, number>>>> = {
  amend: { amend: 1 },
  subtract: { subtract: 1 },
  add: { add: 1 },
  move: { move: 1 },
  tampered: { amend: 1 },
  wrongColumn: { subtract: 1 },
  unclear: { amend: 1 },
  town: { amend: 1 },
  townAdds: { amend: 1, add: 1 },
  rowMissing: { amend: 1 },
};

/** Fills the forms in `out` and lays them, many under other names, in `returned`. `profile`: a folder for LibreOffice, null: none is saved anew. */
export async function fillReturns(
  packs: readonly Asked[],
  out: string,
  returned: string,
  profile: string | null,
): Promise<Expected> {
  mkdirSync(returned, { recursive: true });
  const silent: string[] = [];
  const tampered: string[] = [];
  const unclear: string[] = [];
  const byKind: Record<OpinionKind, number> = { none: 0, amend: 0, add: 0, subtract: 0, move: 0 };
  const files: { unit: string; path: string }[] = [];
  const units = new Map<string, string[]>();
  const against = new Set<string>();
  let agreed = 0;
  let answered = 0;
  for (const [index, pack] of packs.entries()) {
    const filled = fillingFor(pack, index);
    if (!filled) {
      silent.push(pack.unit);
      continue;
    }
    const { filling, how } = filled;
    const form = readdirSync(join(out, pack.unit)).find((name) => name.endsWith('.xlsx')) ?? '';
    const path = join(returned, index % 3 === 0 ? `回复(${index + 1}).xlsx` : `${pack.unit}反馈.xlsx`);
    const [first = ''] = await fillForm(join(out, pack.unit, form), path, pack.items, filling);
    // Whoever is against something is against its first row.
    if (how !== 'agreed' && how !== 'add') against.add(first);
    files.push({ unit: pack.unit, path });
    units.set(how, [...(units.get(how) ?? []), pack.unit]);
    answered += how === 'agreed' ? pack.items : answersIn(filling);
    if (how === 'agreed') agreed += 1;
    if (how === 'tampered') tampered.push(pack.unit);
    if (how === 'unclear') unclear.push(pack.unit);
    for (const kind of ['amend', 'add', 'subtract', 'move'] as const) byKind[kind] += COUNTS[how]?.[kind] ?? 0;
  }
  const anew = profile === null ? [] : files.filter((_, index) => index % 5 === 0);
  if (profile !== null)
    for (const [place, extension] of (['xlsx', 'xls', 'ods'] as const).entries())
      saveAnew(
        anew.filter((_, index) => index % 3 === place).map(({ path }) => path),
        extension,
        profile,
      );
  const many = { files: files.length, answered, units, against };
  return { silent, agreed, byKind, tampered, unclear, anew: anew.map(({ unit }) => unit), ...many };
}

/** Rows written on and left in. */
function answersIn({ rows = {}, removed = [] }: FormFilling): number {
  return Object.keys(rows).filter((row) => !removed.includes(Number(row))).length;
}

/** One drop of the folder; all that is clear is taken in as one action, what is not as it most likely was meant. */
export async function takeReturned(bench: Workbench, returned: string): Promise<readonly ReturnPreview[]> {
  bench.grant('returned', [returned]);
  const { files } = unwrap(await callOn(bench, 'previewReturns', { grant: 'returned' }));
  const known = files.filter((file): file is KnownReturn => file.known);
  const returns = known.map(({ preview, read }) => ({
    preview,
    receivedOn: '2025-06-27',
    ...(read.questions.length > 0
      ? { opinions: [...read.opinions, ...read.questions.map(({ opinion }) => opinion)] }
      : {}),
  }));
  unwrap(await callOn(bench, 'takeReturns', { returns }));
  return files;
}
