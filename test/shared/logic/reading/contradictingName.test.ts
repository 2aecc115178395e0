/** A table that names another unit than its file does is asked about; the same unit under another name is not. */
import { expect, test } from 'vitest';
import { contradictingName } from '../../../../shared/logic/reading/rows/contradictingName';
import { findSender, senderIssue } from '../../../../shared/logic/reading/understandDocument';

const units = [
  { name: '石门镇', aliases: ['石门'], kind: 'township' as const },
  { name: '柳河镇', aliases: [], kind: 'township' as const },
  { name: '县自然资源局', aliases: ['国土局'], kind: 'department' as const },
];

test.each([
  ['柳河镇梳理表.xlsx', '石门镇人民政府', '柳河镇'],
  ['柳河镇梳理表.xlsx', '柳河镇人民政府（盖章）', ''],
  ['石门.xlsx', '石门镇', ''],
  ['国土局乡镇职责任务清单.xlsx', '县自然资源局', ''],
  ['国土局乡镇职责任务清单.xlsx', '石门镇', '县自然资源局'],
  ['新建 Microsoft Excel 工作表.xlsx', '石门镇', ''],
  ['汇总表.xlsx', '石门镇', ''],
  ['柳河镇.xlsx', '', ''],
])('of known units: %s with %j names %j besides', (fileName, stated, other) => {
  expect(contradictingName(fileName, stated, units)).toBe(other);
});

test.each([
  ['龙江镇梳理表.xlsx', '虎山镇人民政府', '龙江镇'],
  ['安澜县虎山镇梳理表.xlsx', '虎山镇人民政府', ''],
  ['县林业局职责清单.xlsx', '县林业和草原局', ''],
  ['林草局清单.xlsx', '安澜县林业和草原局', ''],
  ['县林业局清单.xlsx', '虎山镇', '县林业局'],
  ['县民政局清单.xlsx', '县水利局', '县民政局'],
  ['22市委史志研究室乡镇职责任务清单.xlsx', '市委史志研究室', ''],
])('of units nobody registered: %s with %j names %j besides', (fileName, stated, other) => {
  expect(contradictingName(fileName, stated, [])).toBe(other);
});

test('the question names both and says which one counts', () => {
  const sender = findSender('柳河镇.xlsx', { statedUnit: '石门镇人民政府', titles: [] }, units);
  expect(sender.name).toBe('石门镇');
  expect(senderIssue(sender)).toMatchObject({
    code: 'SENDER_UNCLEAR',
    message: '表里写的填报单位是“石门镇”，文件名写的却是“柳河镇”，现按“石门镇”算，请核对单位。',
  });
  expect(senderIssue(findSender('柳河镇.xlsx', { statedUnit: '柳河镇', titles: [] }, units))).toBe(null);
});
