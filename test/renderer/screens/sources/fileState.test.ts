/** What the import preview says of a file: a sum that ties, and which files may be written without a look. */
import { describe, expect, it } from 'vitest';
import type { FileInHand, UnderstoodFile } from '../../../../renderer/importing';
import { canConfirm, looks, stateOf, sumLine, sureFiles } from '../../../../renderer/screens/sources/fileState';

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
    headerMissing: false,
    units: 0,
    part: null,
    ...part,
  };
}

let key = 0;
function inHand(preview: UnderstoodFile, part: Partial<FileInHand> = {}): FileInHand {
  key += 1;
  const { unit, direction } = preview;
  const untouched = { replaces: undefined, remember: true, touched: false, rereading: false, written: null } as const;
  return { key, preview, unit, direction, state: 'open', ...untouched, ...part };
}

describe('sumLine', () => {
  it('adds the rows by kind up to the rows of the file', () => {
    expect(sumLine(understood())).toBe('60 行 ＝ 标题 1 ＋ 表头 2 ＋ 小标题 23 ＋ 条目 34');
  });
});

describe('canConfirm', () => {
  it('asks for a unit, an entry, and a file that is still open', () => {
    expect(canConfirm(inHand(understood()))).toBe(true);
    expect(canConfirm(inHand(understood(), { unit: ' ' }))).toBe(false);
    expect(canConfirm(inHand(understood({ entries: 0 })))).toBe(false);
    expect(canConfirm(inHand(understood(), { state: 'confirmed' }))).toBe(false);
  });
});

describe('sureFiles', () => {
  const other = (part: Partial<UnderstoodFile>) => inHand(understood({ unit: '绥阳镇', ...part }));

  it('leaves out questions, units that handed in before, and units a person typed', () => {
    const sure = inHand(understood());
    const asked = other({ questions: 1 });
    const again = other({ unit: '东宁镇', earlier: 1 });
    const typed = inHand(understood({ unit: '' }), { unit: '三岔口镇' });
    expect(sureFiles([sure, asked, again, typed]).map((file) => file.key)).toEqual([sure.key]);
  });

  it('leaves out two files of one unit in the same drop', () => {
    const files = [inHand(understood()), inHand(understood({ fileName: '道河镇.docx' })), other({})];
    expect(sureFiles(files).map((file) => file.unit)).toEqual(['绥阳镇']);
  });

  it('takes a unit that handed in before once a person said what becomes of the old list', () => {
    expect(sureFiles([inHand(understood({ earlier: 1 }), { replaces: null })])).toHaveLength(1);
  });
});

describe('stateOf', () => {
  it('says what keeps a file from being written', () => {
    expect(stateOf(inHand(understood({ headerMissing: true, entries: 0 }))).words).toBe('没找到表头');
    expect(stateOf(inHand(understood(), { unit: '' })).words).toBe('34 条 · 单位待填');
    expect(stateOf(inHand(understood({ earlier: 1 }))).words).toBe('道河镇 · 34 条 · 以前报过');
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
    expect(stateOf(inHand(file)).words).toContain('看 1 处');
  });
});
