/** File names that every system accepts, a table of awkward ones and random parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExportFileNameParts, exportFileName } from '../../../../shared/logic/paper/exportFileName';

const PARTS: ExportFileNameParts = {
  place: '东宁市',
  township: '三岔口镇',
  listName: '职责任务清单',
  date: '2025-06-30',
  round: '第7轮',
  stage: '征求意见稿',
  extension: 'docx',
};
const EMPTY = { place: '', township: '', listName: '', date: '', round: '', stage: '' };

describe('exportFileName', () => {
  it.each<[string, Partial<ExportFileNameParts>, string]>([
    ['the pattern', {}, '东宁市_三岔口镇_职责任务清单_20250630_第7轮_征求意见稿.docx'],
    ['another format', { extension: 'xlsx' }, '东宁市_三岔口镇_职责任务清单_20250630_第7轮_征求意见稿.xlsx'],
    ['empty parts', { round: '', stage: ' ' }, '东宁市_三岔口镇_职责任务清单_20250630.docx'],
    [
      'forbidden characters',
      { township: '三<岔>口:"/\\|?*镇' },
      '东宁市_三岔口镇_职责任务清单_20250630_第7轮_征求意见稿.docx',
    ],
    [
      'control characters',
      { township: '三\u0000岔\u001f口\u007f镇' },
      '东宁市_三岔口镇_职责任务清单_20250630_第7轮_征求意见稿.docx',
    ],
    ['a line break', { township: '三岔口\r\n镇' }, '东宁市_三岔口 镇_职责任务清单_20250630_第7轮_征求意见稿.docx'],
    ['a reversed name', { stage: '\u202exslx.稿' }, '东宁市_三岔口镇_职责任务清单_20250630_第7轮_xslx.稿.docx'],
    ['trailing dots and spaces', { stage: '送审稿. . ' }, '东宁市_三岔口镇_职责任务清单_20250630_第7轮_送审稿.docx'],
    ['a path upwards', { place: '../..', township: '..' }, '职责任务清单_20250630_第7轮_征求意见稿.docx'],
    ['a device name', { ...EMPTY, township: 'CON' }, '_CON.docx'],
    ['a device name with a dot', { ...EMPTY, township: 'nul.清单' }, '_nul.清单.docx'],
    ['a port', { ...EMPTY, township: 'COM1' }, '_COM1.docx'],
    ['a port with a raised digit', { ...EMPTY, township: 'LPT²' }, '_LPT².docx'],
    ['no port', { ...EMPTY, township: 'COM10' }, 'COM10.docx'],
    ['a device name inside a longer one', { ...EMPTY, place: 'CON', township: 'A' }, 'CON_A.docx'],
    ['nothing at all', EMPTY, '未命名.docx'],
    ['a wild extension', { extension: '../do cx' }, '东宁市_三岔口镇_职责任务清单_20250630_第7轮_征求意见稿.docx'],
  ])('handles %s', (_, changes, expected) => {
    expect(exportFileName({ ...PARTS, ...changes })).toBe(expected);
  });

  it('cuts the longest part and keeps the others whole', () => {
    const name = exportFileName({ ...PARTS, listName: '很长的清单名称'.repeat(30) });
    expect(name).toMatch(/^东宁市_三岔口镇_很长的清单名称.*_20250630_第7轮_征求意见稿\.docx$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  });

  it('gives a name every system accepts, whatever the parts are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 150 }),
      fc.constantFrom('CON', 'aux', '..', 'COM9.x', ' '),
    );
    const parts = fc.record({ place: text, township: text, listName: text, date: text, round: text, stage: text });
    fc.assert(
      fc.property(parts, (values) => {
        const name = exportFileName({ ...values, extension: 'xlsx' });
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cs}]+\.xlsx$/u);
        expect(name).not.toMatch(/^(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\.|$)/i);
        expect(name).not.toMatch(/^[. ]|[. ]\.xlsx$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(name.length).toBeLessThanOrEqual(120);
      }),
    );
  });
});
