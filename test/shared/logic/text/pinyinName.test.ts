/** Names in pinyin's order, surnames and words of several readings read as people read them. */
import { expect, test } from 'vitest';
import { pinyinName } from '../../../../shared/logic/text/pinyinName';

const collator = new Intl.Collator('zh-u-co-pinyin');
const sorted = (names: readonly string[]) =>
  [...names].sort((a, b) => collator.compare(pinyinName(a), pinyinName(b)) || collator.compare(a, b));

test('a surname before a place is read as a surname: zeng, zha, xie', () => {
  expect(sorted(['曾家镇养路', '查干村供水', '早稻补贴', '策划活动', '查家庄供水', '造林'])).toEqual([
    '策划活动',
    '查干村供水',
    '早稻补贴',
    '造林',
    '曾家镇养路',
    '查家庄供水',
  ]);
  expect(sorted(['谢岗', '解决困难', '解庄村道路', '街道清扫'])).toEqual([
    '街道清扫',
    '解决困难',
    '谢岗',
    '解庄村道路',
  ]);
});

test('长效 sorts under chang, 调解 under tiao, 重建 under chong, 区域 under qu', () => {
  expect(sorted(['张贴公告', '长效管护', '常态巡查'])).toEqual(['长效管护', '常态巡查', '张贴公告']);
  expect(sorted(['调解纠纷', '调研走访', '踢除隐患', '吊装'])).toEqual(['吊装', '调研走访', '踢除隐患', '调解纠纷']);
  expect(sorted(['中小学保障', '重建家园', '充电设施', '重点人群服务'])).toEqual([
    '充电设施',
    '重建家园',
    '中小学保障',
    '重点人群服务',
  ]);
  expect(sorted(['全民健身', '区域协作', '求职登记'])).toEqual(['求职登记', '区域协作', '全民健身']);
});
