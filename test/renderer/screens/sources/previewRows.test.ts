/** What the import preview shows: rows in the order of the file, a sum that ties, and which files may be written. */
import { describe, expect, it } from 'vitest';
import type { FileInHand, UnderstoodFile } from '../../../../renderer/importing';
import { canConfirm, doubts, previewRows, sumLine } from '../../../../renderer/screens/sources/previewRows';

function understood(part: Partial<UnderstoodFile> = {}): UnderstoodFile {
  const entry = { name: '防火看山', text: '', department: '', category: '' };
  return {
    ok: true,
    fileName: '道河镇.xlsx',
    preview: 'preview-1',
    unit: '道河镇',
    direction: 'up',
    rows: 6,
    columns: [{ sheet: '表乙', column: 'A', header: '事项', role: 'name' }],
    entries: [
      { ...entry, sheet: '表甲', row: 3 },
      { ...entry, sheet: '表乙', row: 2 },
    ],
    skipped: [
      { sheet: '表乙', row: 1, reason: '表头' },
      { sheet: '表甲', row: 1, reason: '表头' },
      { sheet: '表甲', row: 2, reason: '标题' },
      { sheet: '表甲', row: 4, reason: '合计' },
    ],
    issues: [],
    ...part,
  };
}

function inHand(preview: UnderstoodFile, part: Partial<FileInHand> = {}): FileInHand {
  return { key: 1, preview, unit: preview.unit, direction: preview.direction, state: 'open', written: null, ...part };
}

describe('previewRows', () => {
  it('puts entries and skipped rows in the order of the file, sheet by sheet', () => {
    const places = previewRows(understood()).map(({ sheet, row }) => `${sheet}${row}`);
    expect(places).toEqual(['表乙1', '表乙2', '表甲1', '表甲2', '表甲3', '表甲4']);
  });

  it('says the sum with the most frequent reasons first and the rest together', () => {
    expect(sumLine(understood())).toBe('6 行 ＝ 条目 2 ＋ 表头 2 ＋ 标题 1 ＋ 合计 1');
    const many = ['甲', '乙', '丙', '丁', '戊', '己'].map((reason, row) => ({ sheet: '表', row, reason }));
    expect(sumLine(understood({ rows: 8, skipped: many }))).toMatch(/＋ 其他 2$/);
  });

  it('lets a file be written only with a unit, entries, and once', () => {
    expect(canConfirm(inHand(understood()))).toBe(true);
    expect(canConfirm(inHand(understood(), { unit: '  ' }))).toBe(false);
    expect(canConfirm(inHand(understood({ entries: [] })))).toBe(false);
    expect(canConfirm(inHand(understood(), { state: 'confirmed' }))).toBe(false);
  });

  it('takes hidden columns for a remark and a count that does not match for a doubt', () => {
    const issue = { sheet: '表', row: 9, column: '', message: '' };
    const file = understood({
      issues: [
        { ...issue, code: 'HIDDEN_COLUMN' },
        { ...issue, code: 'COUNT_MISMATCH' },
      ],
    });
    expect(doubts(file).map(({ code }) => code)).toEqual(['COUNT_MISMATCH']);
  });
});
