/** Units as tables and papers write them, and the registered ones that are meant: for certain, by a short name, perhaps. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { levelUnitName } from '../../../../shared/logic/units/levelUnitName';
import { isSameUnit, unitMeant, unitsPerhapsMeant } from '../../../../shared/logic/units/unitMeant';

const PLACE = '白鹿县';
const units = (...names: readonly string[]) => names.map((name) => ({ name, aliases: [] }));
const towns = [
  ...units('城关街道办事处', '岭头畲族乡', '石门镇', '石门乡', '和平民族乡', '白马镇', '旗山镇', '市坪镇'),
  { name: '双桥镇', aliases: ['双桥'] },
];
const county = [
  ...units('农业农村局', '卫生健康局', '自然资源局', '林业局', '市场监督管理局', '县委组织部', '人社局'),
  ...units('文化和旅游局', '市生态环境局白鹿分局', '县政府办公室', '残疾人联合会', '发展和改革局', '退役军人事务局'),
];

test('two plates on one door are each written alone; one registered by itself is that one', () => {
  const doors = units('县综合行政执法局（城管局）', '县委办公室（县档案局）', '龙门县（新区）管委会');
  const certain = (written: string, known = doors) => unitMeant(written, known, PLACE).certain?.name ?? null;
  expect(['县城管局', '城管局', '县综合行政执法局', '县档案局', '新区'].map((written) => certain(written))).toEqual([
    ...[
      '县综合行政执法局（城管局）',
      '县综合行政执法局（城管局）',
      '县综合行政执法局（城管局）',
      '县委办公室（县档案局）',
    ],
    null,
  ]);
  expect(certain('县档案局', [...doors, ...units('县档案局')])).toBe('县档案局');
});

describe('a name that is a registered one for certain', () => {
  it.each([
    ['城关街道', '城关街道办事处'],
    ['岚溪县城关街道', '城关街道办事处'],
    ['城关', '城关街道办事处'],
    ['城关街道党工委', '城关街道办事处'],
    ['岭头乡', '岭头畲族乡'],
    ['岭头', '岭头畲族乡'],
    ['双桥镇人民政府', '双桥镇'],
    ['石门乡', '石门乡'],
    ['和平乡', '和平民族乡'],
    ['旗山镇', '旗山镇'],
  ])('%s is %s', (written, registered) => {
    expect(unitMeant(written, towns).certain?.name).toBe(registered);
  });

  it.each([
    ['县农业农村局', '农业农村局'],
    ['白鹿县农业农村局', '农业农村局'],
    ['临江市白鹿县农业农村局（盖章）', '农业农村局'],
    ['中共白鹿县委组织部', '县委组织部'],
    ['组织部', '县委组织部'],
    ['县残疾人联合会', '残疾人联合会'],
    ['白鹿县人民政府办公室', '县政府办公室'],
    ['县政府办', '县政府办公室'],
    ['县公安局党委', '公安局'],
    ['县 林 业 局', '林业局'],
  ])('of %s: %s', (written, registered) => {
    expect(unitMeant(written, [...county, ...units('公安局')], PLACE).certain?.name).toBe(registered);
  });

  it('knows the county before a registered name as well', () => {
    const registered = units('白鹿县大河口镇', '县水务局');
    expect(unitMeant('大河口镇人民政府', registered, PLACE).certain?.name).toBe('白鹿县大河口镇');
    expect(unitMeant('水务局', registered, PLACE).certain?.name).toBe('县水务局');
  });
});

describe('a name that is none of them for certain', () => {
  it.each(['石门', '双桥乡', '沙湾镇', '关街道', '坪镇', '山镇'])('%s', (written) => {
    expect(unitMeant(written, towns).certain).toBe(null);
  });

  it.each([
    '市场监管所',
    '市场监督管理局城关分局',
    '林业站',
    '林业局林业站',
    '农业综合执法大队',
    '场监督管理局',
    '办公室',
    '县委办公室',
  ])('%s', (written) => {
    expect(unitMeant(written, county, PLACE)).toMatchObject({ certain: null, short: null });
  });

  it('of the city above is another one in a county', () => {
    expect(unitMeant('市林业局', county, PLACE).certain).toBe(null);
    expect(unitMeant('市林业局', county, '东宁市').certain?.name).toBe('林业局');
  });

  it('of another county is asked about', () => {
    expect(unitMeant('青山县林业局', county, PLACE)).toMatchObject({ certain: null, short: null });
    expect(unitsPerhapsMeant('青山县林业局', county, PLACE).map(({ name }) => name)).toEqual(['林业局']);
  });

  it('said of two is asked about', () => {
    const both = units('城关镇', '城关街道');
    expect(unitMeant('城关', both).certain).toBe(null);
    expect(unitsPerhapsMeant('城关', both)).toEqual(both);
    expect(unitsPerhapsMeant('城关街道', both)).toEqual([]);
    expect(unitMeant('城关街道', both).certain?.name).toBe('城关街道');
  });
});

describe('a short name of one department', () => {
  it.each([
    ['市监局', '市场监督管理局'],
    ['县市场监管局', '市场监督管理局'],
    ['农业局', '农业农村局'],
    ['人力资源和社会保障局', '人社局'],
    ['文旅局', '文化和旅游局'],
    ['县发改局', '发展和改革局'],
    ['退役军人局', '退役军人事务局'],
  ])('%s is %s', (written, registered) => {
    const { certain, short } = unitMeant(written, county, PLACE);
    const candidates = unitsPerhapsMeant(written, county, PLACE);
    expect([certain, short?.name, candidates.map(({ name }) => name)]).toEqual([null, registered, [registered]]);
  });

  it('is none where two could be meant, and 国资局 is not 国土资源局', () => {
    const two = units('教育体育局', '教育和体育局（筹）');
    expect(unitMeant('教育局', two)).toEqual({ certain: null, short: null });
    expect(unitsPerhapsMeant('教育局', two)).toEqual(two);
    expect(unitsPerhapsMeant('国资局', units('国土资源局'))).toEqual([]);
    expect(unitMeant('农业技术推广中心', units('农业机械技术推广中心')).short).toBe(null);
  });
});

test.each([
  ['卫计委', '卫生健康局'],
  ['国土局', '自然资源局'],
  ['林业', '林业局'],
  ['环保局', '市生态环境局白鹿分局'],
  ['体育局', '教育体育局'],
  ['白马乡', '白马镇'],
  ['白鹿分局', '市生态环境局白鹿分局'],
  ['市林业局', '林业局'],
])('%s may be %s', (written, other) => {
  const registered = [...county, ...towns, ...units('教育体育局')];
  const { certain, short } = unitMeant(written, registered, PLACE);
  const candidates = unitsPerhapsMeant(written, registered, PLACE);
  expect([certain, short, candidates.map(({ name }) => name)]).toEqual([null, null, [other]]);
});

test.each(['审计局', '县水务局', '高山乡', '供销社', '自然资源所', '文体局'])('%s is somebody new', (written) => {
  const registered = [...county, ...towns, ...units('教育体育局')];
  expect(unitMeant(written, registered, PLACE)).toEqual({ certain: null, short: null });
  expect(unitsPerhapsMeant(written, registered, PLACE)).toEqual([]);
});

test('the names of two senders are compared the same way', () => {
  expect(isSameUnit('安平县柳河镇人民政府', '柳河镇')).toBe(true);
  expect(isSameUnit('县林业局', '林业局')).toBe(true);
  expect(isSameUnit('安平县柳河镇', '岚溪县柳河镇')).toBe(false);
  expect(isSameUnit('林业局', '林业和草原局')).toBe(false);
});

describe('whatever the names', () => {
  const piece = fc.constantFrom(
    ...['白鹿县', '县', '市', '区', '州', '旗', '委', '市场监管', '林业', '民政', '市政', '政府', '人民政府', '办公室'],
    ...[
      '委员会',
      '联合会',
      '局',
      '镇',
      '乡',
      '街道',
      '办事处',
      '党委',
      '党工委',
      '（筹）',
      '(',
      ')',
      '畲族',
      '民族',
      '中共',
      ' ',
    ],
  );
  const name = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));

  test('levelling a levelled name changes nothing, and leaves something', () => {
    fc.assert(
      fc.property(name, fc.constantFrom('', PLACE, '履职清单'), (written, place) => {
        const level = levelUnitName(written, place);
        expect(levelUnitName(level, place)).toBe(level);
        expect(level === '').toBe(written.trim() === '');
      }),
      { numRuns: 2000 },
    );
  });

  test('a registered unit is itself, and two that read alike are nobody for certain', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), name, (names, written) => {
        const registered = units(...names.filter((one) => one.trim() !== ''));
        for (const unit of registered) expect(unitMeant(unit.name, registered, PLACE).certain).toBe(unit);
        const { certain, short } = unitMeant(written, registered, PLACE);
        const level = levelUnitName(written, PLACE);
        const alike = registered.filter((unit) => levelUnitName(unit.name, PLACE) === level);
        if (alike.length > 1 && !registered.some((unit) => unit.name === written) && certain)
          expect(certain.name.replace(/\s/g, '')).toBe(written.replace(/\s/g, ''));
        expect(certain === null || short === null).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['云岭县双泉满族乡', '双泉满族乡', true],
  ['云岭县双泉满族乡', '云岭县青山满族乡', false],
  ['青山土家族苗族乡', '青山乡', true],
  ['云岭县东岭东乡族乡', '东岭东乡族乡', true],
  ['云岭县土桥土家族乡', '云岭县石桥土家族乡', false],
])('where a people is named before 乡, %s and %s are one: %s', (one, other, same) => {
  expect(isSameUnit(one, other)).toBe(same);
});
