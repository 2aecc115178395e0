/** Units out of what a person pasted from Excel. */
import { describe, expect, it } from 'vitest';
import { readPastedUnits } from '../../../../shared/logic/reading/senders/readPastedUnits';

const names = (pasted: string, kind: 'township' | 'department' = 'township') =>
  readPastedUnits(pasted, kind).map(({ name }) => name);

describe('readPastedUnits', () => {
  it('takes one name a line, without serial numbers, blanks and repeats', () => {
    expect(names('1、东宁镇\r\n2. 三岔口镇\r\n\r\n（三）大肚川镇\n东宁镇\n35\n')).toEqual([
      '东宁镇',
      '三岔口镇',
      '大肚川镇',
    ]);
  });

  it('keeps numbers that belong to the name', () => {
    expect(names('第五街道\n八五五农场')).toEqual(['第五街道', '八五五农场']);
  });

  it('knows the names of departments by whatever they are headed', () => {
    expect(names('单位全称\t简称\n县民政局\t民政局', 'department')).toEqual(['县民政局']);
    expect(names('责任部门\t别名\n县教育局\t教体局', 'department')).toEqual(['县教育局']);
    expect(readPastedUnits('单位全称\t简称\n县民政局\t民政局', 'department')[0]?.aliases).toEqual(['民政局']);
  });

  it('reads a list written across', () => {
    expect(names('东宁镇\t三岔口镇\t大肚川镇')).toEqual(['东宁镇', '三岔口镇', '大肚川镇']);
  });

  it('takes words beside a township for its class and figures for its population', () => {
    const [first, second] = readPastedUnits('1\t东宁镇\t城关镇、沿边\t8.2万人\n2\t三岔口镇\t沿边\t16,000', 'township');
    expect(first).toMatchObject({ name: '东宁镇', profile: { class: ['城关镇', '沿边'], population: 82_000 } });
    expect(second).toMatchObject({ name: '三岔口镇', profile: { class: ['沿边'], population: 16_000 } });
  });

  it('counts a column of small numbers with tenths in 万, whole ones too, and no larger one', () => {
    const read = readPastedUnits('石埠镇\t5.2\n枫浦镇\t3\n柳坞乡\t4.1', 'township');
    expect(read.map(({ profile }) => profile.population)).toEqual([52_000, 30_000, 41_000]);
    expect(readPastedUnits('石埠镇\t12345.5\n枫浦镇\t3', 'township')[0]?.profile.population).toBe(12_346);
  });

  it('takes a title of one cell for no unit', () => {
    const read = readPastedUnits('安澜县乡镇名单\n石埠镇\n枫浦镇', 'township');
    expect(read.map(({ name }) => name)).toEqual(['石埠镇', '枫浦镇']);
  });

  it('takes 5.2 without a word for 5.2万: nobody counts persons by tenths', () => {
    const towns = readPastedUnits('安平街道\t街道\t5.2\n青杨镇\t镇\t41000', 'township');
    expect(towns.map(({ profile }) => profile.population)).toEqual([52_000, 41_000]);
  });

  it('reads full-width figures, and takes no sum for a unit', () => {
    const units = readPastedUnits('东宁镇\t沿边\t５６，３２１\n三岔口镇\t沿边\t１．６万人\n合 计\t\t72321', 'township');
    expect(units.map(({ name, profile }) => [name, profile.population])).toEqual([
      ['东宁镇', 56_321],
      ['三岔口镇', 16_000],
    ]);
  });

  it('follows the headings where there are any, in any order', () => {
    const pasted = '序号\t人口\t乡镇\t主导产业\t简称\t曾用名\n1\t16000\t三岔口镇\t边境贸易，水稻\t三岔口\t三岔口公社';
    expect(readPastedUnits(pasted, 'township')).toEqual([
      {
        name: '三岔口镇',
        aliases: ['三岔口'],
        formerNames: ['三岔口公社'],
        profile: {
          kind: '',
          class: [],
          population: 16_000,
          location: '',
          resources: [],
          industries: ['边境贸易', '水稻'],
        },
      },
    ]);
  });

  it('knows the column of names under 乡镇（街道）名称, and a sum before its figure', () => {
    for (const heading of ['乡镇（街道）名称', '乡(镇、街道)', '镇街名称']) {
      const pasted = `序号\t${heading}\t简称\n1\t青河镇\t青河\n2\t城东街道\t\n合计\t7个\t`;
      expect(readPastedUnits(pasted, 'township').map(({ name, aliases }) => [name, aliases])).toEqual([
        ['青河镇', ['青河']],
        ['城东街道', []],
      ]);
    }
  });

  it('takes a second column of departments for their short names', () => {
    const [first] = readPastedUnits('市农业农村局\t农业局、农业农村局\n市民政局\t', 'department');
    expect(first).toMatchObject({ name: '市农业农村局', aliases: ['农业局', '农业农村局'] });
    expect(readPastedUnits('市民政局\t民政局', 'department')).toMatchObject([
      { name: '市民政局', aliases: ['民政局'] },
    ]);
  });

  it('answers nothing for nothing', () => {
    expect(names('')).toEqual([]);
    expect(names('\n\t\n12\t34')).toEqual([]);
  });

  it('takes no sum, note or signature below the table for a unit', () => {
    const below = '合计6个\n以上共 6 个乡镇\n合计（6个）\n共6个乡镇（街道）\n注：人口为2024年末数\n填报人：周立\n';
    expect(names(`枫浦镇\n共和镇\n合计镇\n${below}`)).toEqual(['枫浦镇', '共和镇', '合计镇']);
  });

  it('counts persons where the heading counts 万人', () => {
    const read = readPastedUnits('乡镇名称\t常住人口（万人）\n枫浦镇\t5.2\n石埠镇\t３.1\n柳坞乡\t1.2万\n', 'township');
    expect(read.map(({ profile }) => profile.population)).toEqual([52_000, 31_000, 12_000]);
  });
});

describe('units as offices write them down', () => {
  it('several on one line, parted by 、 or blanks', () => {
    for (const line of ['道河镇、绥阳镇、老黑山镇', '道河镇，绥阳镇，老黑山镇。', '道河镇 绥阳镇　老黑山镇'])
      expect(names(line), line).toEqual(['道河镇', '绥阳镇', '老黑山镇']);
    expect(names('市农业农村局、市民政局；市水务局', 'department')).toEqual(['市农业农村局', '市民政局', '市水务局']);
    const one = '县委办公室（县档案局、县国家保密局）';
    expect(names(one, 'department')).toEqual([one]);
  });

  it('a cell of Excel with a break in it, and blanks that only spread a name', () => {
    expect(names('"道河\n镇"\t12000\n绥阳镇\t13000')).toEqual(['道河镇', '绥阳镇']);
    expect(names('绥 阳 镇\n道　河　镇')).toEqual(['绥阳镇', '道河镇']);
    expect(names('县委 组织部', 'department')).toEqual(['县委组织部']);
  });

  it('a department and a part of its own in one cell are one unit; two that stand for themselves are two', () => {
    const departments = (line: string) => names(line, 'department');
    expect(departments('县公安局 交通警察大队')).toEqual(['县公安局交通警察大队']);
    expect(departments('县教育局\n县公安局　交通警察大队')).toEqual(['县教育局', '县公安局交通警察大队']);
    expect(departments('"县公安局\n交通警察大队"\n县教育局')).toEqual(['县公安局交通警察大队', '县教育局']);
    expect(departments('东宁市农业农村局 农业技术推广中心')).toEqual(['东宁市农业农村局农业技术推广中心']);
    expect(departments('公安局 交警大队')).toEqual(['公安局交警大队']);
    expect(departments('县城市管理局 城市管理执法大队')).toEqual(['县城市管理局城市管理执法大队']);
    expect(departments('县公安局 县交通警察大队')).toEqual(['县公安局', '县交通警察大队']);
    expect(departments('县应急管理局 消防救援大队')).toEqual(['县应急管理局', '消防救援大队']);
    expect(departments('县教育局 民政局')).toEqual(['县教育局', '民政局']);
    expect(departments('市场监管局 融媒体中心')).toEqual(['市场监管局', '融媒体中心']);
    expect(departments('县市场监管局 市场监管所')).toEqual(['县市场监管局市场监管所']);
    expect(departments('教育局 融媒体中心')).toEqual(['教育局', '融媒体中心']);
    expect(departments('县公安局 交通警察大队 县民政局')).toEqual(['县公安局', '交通警察大队', '县民政局']);
    expect(names('道河镇 绥阳镇')).toEqual(['道河镇', '绥阳镇']);
  });

  it('a title above the headings is no unit, nor are the headings', () => {
    const pasted = '安澜县乡镇基本情况表\n序号\t乡镇名称\t人口\n1\t城关镇\t52000\n2\t临江镇\t1000';
    expect(readPastedUnits(pasted, 'township').map(({ name, profile }) => [name, profile.population])).toEqual([
      ['城关镇', 52000],
      ['临江镇', 1000],
    ]);
  });

  it('numbers before a name in whatever way', () => {
    expect(names('110指挥中心\n12345热线中心', 'department')).toEqual(['110指挥中心', '12345热线中心']);
    for (const [one, two] of [
      ['1 ', '2 '],
      ['①', '②'],
      ['1', '2'],
      ['1．', '2．'],
    ])
      expect(names(`${one}道河镇\n${two}绥阳镇`), one).toEqual(['道河镇', '绥阳镇']);
  });

  it('blocks side by side lose none', () => {
    const pasted = '乡镇\t人口\t乡镇\t人口\n道河镇\t100\t绥阳镇\t200\n老黑山镇\t300\t大肚川镇\t400';
    expect(readPastedUnits(pasted, 'township').map(({ name, profile }) => [name, profile.population])).toEqual([
      ['道河镇', 100],
      ['老黑山镇', 300],
      ['绥阳镇', 200],
      ['大肚川镇', 400],
    ]);
  });

  it('blanks and breaks part what else a cell holds, and the names of a list in one cell', () => {
    const pasted =
      '乡镇名称\t曾用名\t资源\n道河镇\t"道河乡\n道河公社"\t森林 矿产\n绥 阳 镇\t绥阳乡 绥阳公社\t木耳　大豆';
    expect(
      readPastedUnits(pasted, 'township').map(({ name, formerNames, profile }) => [
        name,
        formerNames,
        profile.resources,
      ]),
    ).toEqual([
      ['道河镇', ['道河乡', '道河公社'], ['森林', '矿产']],
      ['绥阳镇', ['绥阳乡', '绥阳公社'], ['木耳', '大豆']],
    ]);
    expect(names('"1.道河镇\n2.绥阳镇\n3.老黑山镇"')).toEqual(['道河镇', '绥阳镇', '老黑山镇']);
  });

  it('what is no unit by itself belongs to the name before the blank', () => {
    expect(names('城关镇 人民政府\n临江镇 人民政府')).toEqual(['城关镇人民政府', '临江镇人民政府']);
    expect(names('铁西街道 办事处')).toEqual(['铁西街道办事处']);
  });

  it('a line that says who filled the table in stands above the headings', () => {
    const pasted = '附件1\n基本情况表\n填报单位：县委编办\t\t2024年\n序号\t乡镇名称\t人口\n1\t城关镇\t52000';
    expect(names(pasted)).toEqual(['城关镇']);
    expect(names('新华街道\t街道\n城关镇\t乡镇')).toEqual(['新华街道', '城关镇']);
  });

  it('a column without a heading beside the blocks loses none of them', () => {
    const pasted = '乡镇\t人口\t乡镇\t人口\t\n道河镇\t100\t绥阳镇\t200\t老区';
    expect(names(pasted)).toEqual(['道河镇', '绥阳镇']);
  });
});
