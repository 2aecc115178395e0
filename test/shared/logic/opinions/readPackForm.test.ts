/** What units write where the form has no place for it is read, or said not to have been. */
import { expect, test } from 'vitest';
import { PACK_COLUMNS, PACK_HEADINGS, type PackColumn } from '../../../../shared/logic/opinions/draftPackForm';
import { type ReadReturn, readPackForm } from '../../../../shared/logic/opinions/readPackForm';
import { makeGrid } from '../../../builders/grids';

const names = ['河道巡查', '古树管护', '渡口值守'];
const pack = names.map((name, index) => ({
  itemId: index + 1,
  itemVersion: 1,
  cells: { list: '', category: '公共服务', number: `000${index + 1}`, name, content: `做好${name}` },
}));

type Texts = Partial<Record<PackColumn | 'outside', string>>;

const line = (texts: Texts): string[] => [...PACK_COLUMNS.map((column) => texts[column] ?? ''), texts.outside ?? ''];

/** The form as sent, with these answers by row of the pack and these rows below. */
function read(
  answers: Readonly<Record<number, Texts>>,
  below: readonly Texts[] = [],
  above: readonly Texts[] = [],
): ReadReturn {
  const rows = pack.map(({ cells }, index) => {
    const { category: list, number, name, content } = cells;
    return line({ serial: String(index + 1), list, number, name, content, ...answers[index] });
  });
  const table = readPackForm([makeGrid([...above.map(line), line(PACK_HEADINGS), ...rows, ...below.map(line)])], pack);
  if (!table) throw new Error('no table');
  return table;
}

const said = ({ findings }: ReadReturn): string[] =>
  findings.filter(({ kind }) => kind === 'mark' || kind === 'wrongColumn').map(({ words }) => words);

test('an answer in the column for telephones is the row’s answer', () => {
  const form = read({
    0: { person: '建议交县水利局' },
    1: { person: '同意' },
    2: { kind: '修改', proposal: '逢集值守', reason: '便于执行', person: '另请明确经费来源' },
  });
  expect(form.opinions.map(({ itemId, kind, proposal, person }) => [itemId, kind, proposal, person])).toEqual([
    [1, 'amend', '建议交县水利局', ''],
    [2, 'none', '', ''],
    [3, 'amend', '逢集值守', ''],
  ]);
  expect(said(form)).toEqual([
    '联系人电话栏写了“建议交县水利局”，按修改建议理解',
    '联系人电话栏写了“同意”，按修改建议理解',
    '联系人电话栏写了“另请明确经费来源”，没有读作意见，请看原表',
  ]);
  expect(form.unanswered).toBe(0);
});

test('beside a deletion, or a proposal without a reason, it is the reason', () => {
  const form = read({
    0: { kind: '删除', person: '这是水利局自己的活，找张三13912345678' },
    1: { kind: '修改', proposal: '逢集值守', outside: '便于执行' },
  });
  expect(form.opinions.map(({ kind, proposal, reason }) => [kind, proposal, reason])).toEqual([
    ['subtract', '', '这是水利局自己的活，找张三13912345678'],
    ['amend', '逢集值守', '便于执行'],
  ]);
  expect(form.questions).toEqual([]);
  expect(said(form)).toEqual([
    '联系人电话栏写了“这是水利局自己的活，找张三13912345678”，按理由理解',
    '表外的列写了“便于执行”，按理由理解',
  ]);
});

test.each([
  ...['张三 13912345678', '李四', '王五、赵六：0451-1234567', '局办公室 1234567', '1234567（办）', '欧阳小明', '同上'],
  ...['综合股股长李四', '李四（综合股负责人）', '党政办主任王五', '13912345678（微信同号）', '无', '没有', '√', '/'],
])('%s is whom to call, no answer', (person) => {
  const form = read({ 0: { kind: '删除', reason: '无此职责', person }, 1: { person } });
  expect(form.opinions.map(({ person: kept }) => kept)).toEqual([person]);
  expect(said(form)).toEqual([]);
  expect(form.unanswered).toBe(2);
});

test('what stands in the empty rows below the table is told, in whatever column', () => {
  const form = read({}, [
    {},
    { list: '以上意见经局党组会议研究。' },
    { name: '以上事项请与自然资源局会商后再定。' },
    { content: '护林员补助由县级承担' },
    { person: '其余无意见' },
    { outside: '另附说明一份' },
    { serial: '4' },
    { list: '填表人：孙立　2026年12月1日' },
  ]);
  expect(form.opinions).toEqual([]);
  expect(form.questions).toEqual([]);
  expect(said(form)).toEqual([
    '表下写有“以上意见经局党组会议研究。”，没有读作意见，请看原表',
    '表下写有“以上事项请与自然资源局会商后再定。”，没有读作意见，请看原表',
    '表下写有“护林员补助由县级承担”，没有读作意见，请看原表',
    '表下写有“其余无意见”，没有读作意见，请看原表',
    '表下写有“另附说明一份”，没有读作意见，请看原表',
    '表下写有“填表人：孙立　2026年12月1日”，不作意见',
  ]);
});

test('of a proposed duty what stands beside the columns is read, or told where its place is taken', () => {
  const form = read({}, [
    { list: '公共服务', name: '农机补贴初审', kind: '新增', outside: '核验机具并公示' },
    {
      list: '公共服务',
      name: '村道养护',
      kind: '新增',
      proposal: '清理路肩',
      reason: '群众反映',
      person: '请明确养护经费',
    },
    { name: '集市秩序维护' },
  ]);
  expect(form.opinions.map(({ kind, name, proposal }) => [kind, name, proposal])).toEqual([
    ['add', '农机补贴初审', '核验机具并公示'],
    ['add', '村道养护', '清理路肩'],
    ['add', '集市秩序维护', ''],
  ]);
  expect(said(form).filter((words) => words.includes('栏') || words.includes('外的列'))).toEqual([
    '表外的列写了“核验机具并公示”，按修改建议理解',
    '联系人电话栏写了“请明确养护经费”，没有读作意见，请看原表',
  ]);
});

test('of a proposed duty what stands under 原内容 is its task, before what is proposed, and once', () => {
  const form = read({}, [
    { list: '公共服务', name: '农机补贴初审', content: '核验机具并公示', kind: '新增' },
    { list: '公共服务', name: '村道养护', content: '清理路肩', kind: '新增', proposal: '每季度一次' },
    { list: '公共服务', name: '集市值守', content: '逢集值守', kind: '新增', proposal: '逢集值守' },
    { list: '公共服务', name: '塘坝巡查', content: '汛期巡查', kind: '建议由我镇新增' },
  ]);
  const opinions = [...form.opinions, ...form.questions.map(({ opinion }) => opinion)];
  expect(opinions.map(({ kind, name, proposal }) => [kind, name, proposal.split('\n')[0]])).toEqual([
    ['add', '农机补贴初审', '核验机具并公示'],
    ['add', '村道养护', '清理路肩'],
    ['add', '集市值守', '逢集值守'],
    ['add', '塘坝巡查', '汛期巡查'],
  ]);
  expect(opinions[1]?.proposal).toBe('清理路肩\n每季度一次');
  expect(opinions[2]?.proposal).toBe('逢集值守');
});

test('a task typed over keeps the numbers of papers it names, and leaves out the lines of the form', () => {
  const content = '按国发〔2024〕12号做好河道巡查\n〔牵头〕县水利局\n〔乡镇承担机构和办理时限〕农业办';
  const { questions } = read({ 0: { content } });
  expect(questions.map(({ opinion }) => opinion.proposal)).toEqual(['按国发〔2024〕12号做好河道巡查']);
});

test('总体意见 in a unit’s own words is told, and is no agreement', () => {
  const headed = (kind: string) =>
    read({}, [], [{ content: '总体意见（先选）：', kind, proposal: '联系人、电话：', reason: '张三 1234567' }]);
  const own = headed('原则同意，个别文字请再斟酌');
  expect(own.allAgreed).toBe(false);
  expect(own.findings).toContainEqual({
    kind: 'unread',
    row: 0,
    itemId: null,
    words: '总体意见写的是“原则同意，个别文字请再斟酌”，没有读作意见，请看原表',
  });
  for (const chosen of ['全部无意见', '有意见，见下表', '有意见', ''])
    expect(headed(chosen).findings.filter(({ kind }) => kind === 'unread')).toEqual([]);
});

test('columns somebody took out are said once, not taken for changes of every row', () => {
  const headings = ['序号', '事项名称', '意见类型', '修改建议', '理由和依据', '联系人电话'];
  const rows = names.map((name, index) => [
    String(index + 1),
    name,
    index === 0 ? '修改' : '',
    index === 0 ? '逢汛' : '',
    '',
    '',
  ]);
  const form = readPackForm([makeGrid([headings, ...rows])], pack);
  expect(form?.questions).toEqual([]);
  expect(form?.opinions.map(({ itemId, kind }) => [itemId, kind])).toEqual([[1, 'amend']]);
  expect(form?.findings.map(({ words }) => words)).toEqual([
    '报回的表里没有“清单类别”、“事项编号”、“原内容”栏，这几栏没有和原稿比',
    '2 项没有填意见，记为未表示意见',
  ]);
});

test('a row of one’s own numbered 新增1 is a new proposal, not an answer on item 1', () => {
  const form = read({ 0: { kind: '无意见' } }, [
    { number: '新增1', name: '校车看护', kind: '', proposal: '上下学看护' },
  ]);
  expect(form.opinions).toMatchObject([
    { itemId: 1, kind: 'none' },
    { itemId: null, kind: 'add', name: '校车看护', proposal: '上下学看护' },
  ]);
  expect(form.questions).toEqual([]);
});

test.each([
  ['新增', '上下学看护', ''],
  ['', '上下学看护', ''],
  ['', '', '上下学看护'],
])(
  'under the number of an item another name and task (%s|%s|%s): a question, 新增 among its answers',
  (kind, proposal, content) => {
    const form = read({ 0: { kind: '无意见' } }, [{ number: '1', name: '校车看护', kind, proposal, content }]);
    expect(form.opinions).toMatchObject([{ itemId: 1, kind: 'none' }]);
    expect(form.questions).toMatchObject([
      { written: '校车看护', opinion: { itemId: 1, name: '河道巡查', proposal: '上下学看护' } },
    ]);
  },
);

test('an item put otherwise altogether in its own place is asked about with both, and is not missing', () => {
  const form = read({ 0: { name: '校车看护', content: '上下学看护' } });
  expect(form.questions).toMatchObject([
    { written: '校车看护', opinion: { itemId: 1, kind: 'amend', proposal: '事项名称：校车看护\n原内容：上下学看护' } },
  ]);
  expect(form.findings.filter(({ kind }) => kind === 'rowMissing')).toEqual([]);
});

test('a name put otherwise over the same task, or a task over the same name, is the item’s', () => {
  const form = read({
    0: { name: '河道巡查巡护', kind: '修改', proposal: '名称改一下' },
    1: { content: '管护古树', kind: '无意见' },
  });
  expect(form.opinions).toMatchObject([
    { itemId: 1, kind: 'amend' },
    { itemId: 2, kind: 'none' },
  ]);
  expect(form.questions).toEqual([]);
});

test('the form of an earlier asking, read for a later one: what stood in it then was not typed over by the unit', () => {
  const [brook, trees, ferry] = pack;
  if (!brook || !trees || !ferry) throw new Error('three rows');
  const trimmed = { ...brook, cells: { ...brook.cells, content: '每周巡查河道' } };
  const later = [trimmed, { ...trees, cells: { ...trees.cells, content: '每季管护古树' } }];
  const rows = pack.map(({ cells: { category: list, ...cells } }, index) =>
    line({ ...cells, list, ...(index === 0 ? { kind: '修改', proposal: '每月巡查河道' } : {}) }),
  );
  const grid = makeGrid([line(PACK_HEADINGS), ...rows]);
  const form = readPackForm([grid], later, pack);
  expect(form?.opinions.map(({ itemId, kind, proposal }) => [itemId, kind, proposal])).toEqual([
    [1, 'amend', '每月巡查河道'],
  ]);
  expect(form?.questions).toEqual([]);
  expect(form && said(form)).toEqual(
    ['河道巡查', '古树管护'].map((name) => `“${name}”是上一次的原稿，发出以后改过，意见说的是上一次的文字`),
  );
  // Renamed and reworded since, it is the item all the same.
  const renamed = { ...trees, cells: { ...trees.cells, name: '名木管护', content: '每季管护名木' } };
  expect(readPackForm([grid], [trimmed, renamed], pack)?.questions).toEqual([]);

  // Without it, every such row is asked about, and the row of the item that is no longer asked about is unknown.
  const blind = readPackForm([grid], later);
  expect(blind?.questions).toHaveLength(1);
  expect(blind?.findings.map(({ kind }) => kind)).toContain('rowUnknown');

  // What is said of an item that is not asked about any more is put to a person in its own words.
  const gone = readPackForm([makeGrid([line(PACK_HEADINGS), line({ ...ferry.cells, kind: '删除' })])], later, pack);
  expect(gone?.questions.map(({ ask }) => ask)).toEqual([
    '上一次的表里有这一项，这一次没有征求（已核减、不再适用或者已经定了），请核实还作不作意见',
  ]);
});
