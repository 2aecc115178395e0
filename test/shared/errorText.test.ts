/** Every expected failure has a Chinese sentence that a person can act on. */
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, errorText, isErrorCode } from '../../shared/errorText';
import type { ErrorDetail } from '../../shared/result';

const codes = ERROR_CODES.filter(isErrorCode);

const details: Record<string, ErrorDetail> = {
  'without detail': {},
  'with every detail': {
    file: '道河镇上报表',
    folder: '印发稿',
    sheet: '表一',
    row: 5,
    column: '三',
    unit: '道河镇',
    item: '护林防火',
    entry: '防火看山',
    round: 3,
    operator: '王建国',
    computer: '编办三号机',
    since: '09:12',
    pending: 21,
    entries: 4,
    expected: 417,
    actual: 416,
    limit: '50兆',
    free: '12兆',
    field: '名称',
    scheme: '六类',
    reason: '部件校验码不符',
    category: '基层党建',
    other: '市民政局',
    fate: '并入',
    decided: 4,
    at: '2025-06-02T08:30:00.000Z',
    section: '一、基层党建',
  },
  'with internal names only': {
    field: 'names.0',
    method: 'addUnits',
    entry: 12,
    item: 7,
    unit: 3,
    found: 'row 3',
    part: 'xl',
  },
  'with empty texts': { file: '', unit: '', item: '', entry: '', operator: '', computer: '', since: '' },
};

/** Names an office worker knows as they are. */
const KNOWN_NAMES = /WPS|\.xlsx|\.docx/g;

describe.each(Object.entries(details))('sentence %s', (_title, detail) => {
  it.each(codes)('%s is Chinese, calm, complete', (code) => {
    const text = errorText(code, detail);
    expect(text.length).toBeGreaterThan(5);
    expect(text.endsWith('。')).toBe(true);
    expect(text).not.toMatch(/[!！]/);
    expect(text).not.toMatch(/undefined|null|NaN|“”|（）|您/);
    expect(text.replace(KNOWN_NAMES, '')).not.toMatch(/[A-Za-z]{2,}/);
    expect(text.split('请').length - 1).toBeLessThanOrEqual(2);
  });
});

describe('errorText', () => {
  it('covers a closed list of codes', () => {
    expect(codes).toHaveLength(ERROR_CODES.length);
    expect(codes.length).toBeGreaterThan(50);
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode('NO_SUCH_CODE')).toBe(false);
  });

  it('names who is editing, where and since when', () => {
    const text = errorText('PROJECT_LOCKED', { operator: '王建国', computer: '编办三号机', since: '09:12' });
    expect(text).toContain('王建国（编办三号机） 09:12 起正在编辑');
  });

  it('says how many entries stand in the way of a seal', () => {
    expect(errorText('ENTRIES_PENDING', { pending: 21 })).toContain('还有 21 条待定，不能封存');
  });

  it('names file and figures when a written file does not read back', () => {
    const text = errorText('EXPORT_MISMATCH', { file: '道河镇', expected: 376, actual: 375 });
    expect(text).toContain('“道河镇”');
    expect(text).toContain('应为 376 行，实为 375 行');
  });

  it('says when a file came before, on this computer’s clock', () => {
    const at = new Date(2025, 5, 2, 9, 5).toISOString();
    expect(errorText('ALREADY_IMPORTED', { unit: '道河镇', at })).toContain('道河镇已于 6月2日 9:05 报送过同一文件');
  });

  it('tells a restart of the engine from a bug', () => {
    expect(errorText('INTERNAL', { restarted: true })).toContain('已重新启动');
    expect(errorText('INTERNAL', {})).not.toContain('重新启动');
  });
});
