/** What the import preview says of a file: a sum that ties, and which files may be written without a look. */
import { describe, expect, it } from 'vitest';
import type { FileInHand, UnderstoodFile } from '../../../../renderer/importing';
import {
  canConfirm,
  looks,
  openRivals,
  rivalsOf,
  stateOf,
  sumLine,
  sureFiles,
} from '../../../../renderer/screens/sources/fileState';
import { type Register, standingsOf } from '../../../../renderer/screens/sources/unitStanding';

function understood(part: Partial<UnderstoodFile> = {}): UnderstoodFile {
  return {
    ok: true,
    fileName: '道河镇.xlsx',
    preview: 'preview-1',
    unit: '道河镇',
    direction: 'up',
    rows: 60,
    entries: 34,
    parts: [
      { word: '标题', count: 1 },
      { word: '表头', count: 2 },
      { word: '小标题', count: 23 },
      { word: '条目', count: 34 },
    ],
    sheets: [],
    columns: [],
    issues: [],
    questions: 0,
    departmentEmpty: 0,
    twoDuties: 0,
    corrections: [],
    remembered: false,
    earlier: 0,
    lists: [],
    headerMissing: false,
    units: 0,
    part: null,
    printed: null,
    registered: [],
    ...part,
  };
}

let key = 0;
function inHand(preview: UnderstoodFile, part: Partial<FileInHand> = {}): FileInHand {
  key += 1;
  const { unit, direction } = preview;
  const untouched = {
    newUnit: '',
    alias: null,
    replaces: undefined,
    asList: false,
    remember: true,
    touched: false,
    rereading: false,
  } as const;
  return { key, preview, unit, direction, state: 'open', written: null, ...untouched, ...part };
}

describe('sumLine', () => {
  it('adds the rows by kind up to the rows of the file', () => {
    expect(sumLine(understood())).toBe('60 行 ＝ 标题 1 ＋ 表头 2 ＋ 小标题 23 ＋ 条目 34');
  });
});

const SETTLED = { kind: 'settled' } as const;

describe('canConfirm', () => {
  it('asks for a unit, an entry, and a file that is still open', () => {
    expect(canConfirm(inHand(understood()), SETTLED)).toBe(true);
    expect(canConfirm(inHand(understood(), { unit: ' ' }), SETTLED)).toBe(false);
    expect(canConfirm(inHand(understood({ entries: 0 })), SETTLED)).toBe(false);
    expect(canConfirm(inHand(understood(), { state: 'confirmed' }), SETTLED)).toBe(false);
  });
});

const NOBODY: Register = { units: [], place: '白鹿县' };
const known = (...names: readonly string[]): Register => ({
  ...NOBODY,
  units: names.map((name) => ({ name, aliases: [] })),
});
const sureAmong = (files: readonly FileInHand[], register = NOBODY) =>
  sureFiles(files, standingsOf(files, register), rivalsOf(files, register.place)).map(({ unit }) => unit);
const stateAmong = (files: readonly FileInHand[], register = NOBODY) =>
  files.map((file) => stateOf(file, standingsOf(files, register).get(file.key), rivalsOf(files, register.place)).words);
/** Of a unit, in a project that has departments and townships. */
const from = (
  unit: string,
  part: Partial<FileInHand> = {},
  registered: UnderstoodFile['registered'] = ['up', 'down'],
) => inHand(understood({ unit, direction: 'down', registered }), part);

describe('sureFiles', () => {
  const other = (part: Partial<UnderstoodFile>) => inHand(understood({ unit: '绥阳镇', ...part }));

  it('leaves out questions, units that handed in before, and units a person typed', () => {
    const asked = other({ questions: 1 });
    const again = other({ unit: '东宁镇', earlier: 1 });
    const typed = inHand(understood({ unit: '' }), { unit: '三岔口镇' });
    expect(sureAmong([inHand(understood()), asked, again, typed])).toEqual(['道河镇']);
  });

  it('takes a file along once a person said whose it is, if that unit has handed in nothing yet', () => {
    const answered = (isFirst: boolean, part: Partial<FileInHand> = {}) => {
      const alias = { name: '三岔口', unit: '三岔口镇', isFirst };
      return inHand(understood({ unit: '三岔口' }), { unit: '三岔口镇', alias, ...part });
    };
    const towns = known('道河镇', '三岔口镇', '绥阳镇');
    expect(sureAmong([inHand(understood()), answered(true)], towns)).toEqual(['道河镇', '三岔口镇']);
    expect(sureAmong([inHand(understood()), answered(false)], towns)).toEqual(['道河镇']);
    // Turned to another unit by hand after the answer.
    expect(sureAmong([inHand(understood()), answered(true, { unit: '绥阳镇' })], towns)).toEqual(['道河镇']);
    const asked = answered(true, { preview: understood({ unit: '三岔口', questions: 1 }) });
    expect(sureAmong([inHand(understood()), asked], towns)).toEqual(['道河镇']);
  });

  it('leaves out two files of one unit in the same drop', () => {
    const files = [inHand(understood()), inHand(understood({ fileName: '道河镇.docx' })), other({})];
    expect(sureAmong(files)).toEqual(['绥阳镇']);
    expect(sureAmong([from('县林业局', {}, []), from('白鹿县林业局', {}, []), other({})])).toEqual(['绥阳镇']);
  });

  it('takes the three lists of one unit together, but not one of them twice, nor beside a table of any list', () => {
    const list = (...lists: readonly string[]) => inHand(understood({ lists }));
    const three = [list('own'), list('cooperate'), list('recall')];
    expect(sureAmong(three)).toHaveLength(3);
    expect(sureAmong([...three, list('recall')])).toHaveLength(2);
    expect(sureAmong([...three, list('own', 'cooperate')])).toHaveLength(1);
    expect(sureAmong([...three, list()])).toHaveLength(0);
  });

  it('takes all of them once a person said that each is a list of its own, and the one left when the others are put away', () => {
    const two = (one: Partial<FileInHand>, another: Partial<FileInHand>) => [
      inHand(understood(), one),
      inHand(understood({ fileName: '道河镇（定稿）.xlsx' }), another),
    ];
    const open = two({}, {});
    expect(stateAmong(open)).toEqual(['道河镇 · 34 条 · 另有一份', '道河镇 · 34 条 · 另有一份']);
    const [first] = open;
    const names = first && openRivals(first, rivalsOf(open, '')).map(({ preview }) => preview.fileName);
    expect(names).toEqual(['道河镇（定稿）.xlsx']);
    expect(sureAmong(two({ replaces: null }, {}))).toHaveLength(0);
    expect(sureAmong(two({ replaces: null }, { replaces: null }))).toHaveLength(2);
    expect(sureAmong(two({}, { state: 'cancelled' }))).toHaveLength(1);
    expect(sureAmong(two({}, { state: 'confirmed' }))).toHaveLength(0);
    expect(stateAmong([inHand(understood(), { unit: '' }), inHand(understood(), { unit: '' })])).toEqual([
      '34 条 · 单位待填',
      '34 条 · 单位待填',
    ]);
  });

  it('takes a unit that handed in before once a person said what becomes of the old list', () => {
    expect(sureAmong([inHand(understood({ earlier: 1 }), { replaces: null })])).toHaveLength(1);
  });

  it('leaves out what may be a registered unit under another name, and a unit nobody knows', () => {
    const register = known('农业农村局', '卫生健康局', '林业局');
    const files = [from('农业局'), from('卫计委'), from('审计局'), from('林业局')];
    expect(sureAmong(files, register)).toEqual(['林业局']);
    expect(stateAmong(files, register)).toEqual([
      '农业局＝农业农村局？ · 34 条',
      '卫计委＝卫生健康局？ · 34 条',
      '新单位：审计局 · 34 条',
      '林业局 · 34 条',
    ]);
    expect(files.map((file) => canConfirm(file, standingsOf(files, register).get(file.key)))).toEqual([
      ...[false, false, false, true],
    ]);
  });

  it('takes it in once a person said that it is a unit of its own', () => {
    const register = known('农业农村局');
    const files = [from('农业局', { newUnit: '农业局' }), from('审计局', { newUnit: '审计局' })];
    expect(sureAmong(files, register)).toEqual(['农业局', '审计局']);
    const retyped = from('审计局', { newUnit: '审计局', unit: '审计处' });
    expect(stateAmong([retyped], register)).toEqual(['新单位：审计处 · 34 条']);
  });

  it('asks nothing about the first of their kind, but whether two of them are one', () => {
    const first = (unit: string) => from(unit, {}, ['up']);
    expect(sureAmong([first('审计局'), first('水务局')], known('道河镇'))).toEqual(['审计局', '水务局']);
    const files = [first('农业局'), first('农业农村局'), first('水务局')];
    expect(sureAmong(files)).toEqual(['水务局']);
    expect(stateAmong(files).slice(0, 2)).toEqual(['农业局＝农业农村局？ · 34 条', '农业农村局＝农业局？ · 34 条']);
    const told = [from('农业局', { newUnit: '农业局' }, []), first('农业农村局')];
    expect(sureAmong(told)).toEqual(['农业局', '农业农村局']);
  });
});

describe('stateOf', () => {
  it('says what keeps a file from being written', () => {
    expect(stateAmong([inHand(understood({ headerMissing: true, entries: 0 }))])).toEqual(['没找到表头']);
    expect(stateAmong([inHand(understood(), { unit: '' })])).toEqual(['34 条 · 单位待填']);
    expect(stateAmong([inHand(understood({ earlier: 1 }))])).toEqual(['道河镇 · 34 条 · 以前报过']);
  });

  it('counts what is worth a look, remarks not', () => {
    const place = { sheet: '表', row: 3, column: 'B' };
    const file = understood({
      issues: [
        { ...place, code: 'TWO_DUTIES', message: '可能含两项。' },
        { ...place, code: 'NOT_A_UNIT', message: '“二、其他交办”不是单位名，其下条目部门留空。' },
      ],
    });
    expect(looks(file).map(({ code }) => code)).toEqual(['NOT_A_UNIT']);
    expect(stateAmong([inHand(file)])[0]).toContain('看 1 处');
  });
});
