/** Law texts as offices keep them: no article falls away. */
import { describe, expect, test } from 'vitest';
import { splitLaw } from '../../../../shared/logic/laws/splitLaw';

describe('a law text', () => {
  const places = (text: string, name = 'x.txt') =>
    splitLaw(text, name)?.articles.map(({ place, text: said }) => [place, said]);

  test('without a blank behind 第…条 keeps its articles, whatever word they begin with', () => {
    expect(
      places('甲条例\n第一条为了\n第二条所有单位\n第三条一切单位\n第四条中小学校\n第五条和平\n第六条其他'),
    ).toEqual([
      ['1', '为了'],
      ['2', '所有单位'],
      ['3', '一切单位'],
      ['4', '中小学校'],
      ['5', '和平'],
      ['6', '其他'],
    ]);
  });

  test('a blank within the number, and headings without one, part articles too', () => {
    expect(places('甲条例\n第一章总则\n第一条　甲\n第二章管理职责\n第 二 条　乙')).toEqual([
      ['1', '甲'],
      ['2', '乙'],
    ]);
  });

  test('a document of headings: what is numbered below them is not taken for one', () => {
    const text = '甲意见\n一、要求\n1、子\n2、丑\n二、任务\n（一）甲\n（1）小\n（2）大\n（二）乙\n三、保障\n丙';
    expect(places(text)).toEqual([
      ['#1', '要求\n1、子\n2、丑'],
      ['#2', '任务'],
      ['#2.1', '甲\n（1）小\n（2）大'],
      ['#2.2', '乙'],
      ['#3', '保障\n丙'],
    ]);
  });

  test('is called by its own title, not by the order it was issued with, nor by half of it', () => {
    const order =
      '中华人民共和国国务院令\n第724号\n《工资支付条例》已经2019年12月4日国务院第73次常务会议通过，现予公布，自2020年5月1日起施行。\n总理　李某\n2019年12月30日\n工资支付条例\n第一条　甲';
    expect(splitLaw(order, '工资支付条例.docx')).toMatchObject({
      title: '工资支付条例',
      docNumber: '中华人民共和国国务院令第724号',
      level: '行政法规',
    });
    const broken = '国务院办公厅关于加强\n乡镇政府服务能力建设的意见\n国办发〔2017〕11号\n一、甲';
    expect(splitLaw(broken, '意见.docx')?.title).toBe('国务院办公厅关于加强乡镇政府服务能力建设的意见');
    const headed = '中共东宁市委办公室　东宁市人民政府办公室\n关于印发《甲方案》的通知\n东办发〔2024〕3号\n一、甲';
    expect(splitLaw(headed, '方案.docx')?.title).toBe('关于印发《甲方案》的通知');
    expect(splitLaw('第一条　甲\n第二条　乙', '消防条例_20210429.txt')?.title).toBe('消防条例');
  });

  test('tells the day of its version apart from the day that comes into force', () => {
    expect(splitLaw('甲法\n（2021年4月29日修正，2021年9月1日起施行）\n第一条　甲', 'x.txt')).toMatchObject({
      date: '2021-04-29',
      effectiveOn: '2021-09-01',
    });
  });
});
