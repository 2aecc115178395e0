/** What units write in the cells of a 反馈表 means what they mean by it, or is asked about; it is never taken for certain as something else. */
import { expect, test } from 'vitest';
import { readSuperiorTable } from '../../../../shared/logic/opinions/readSuperiorTable';
import { understandKind } from '../../../../shared/logic/opinions/understandKind';
import { makeGrid } from '../../../builders/grids';

test.each([
  '建议删除“收取费用”字样',
  '删除“牵头”，改为“配合”',
  '建议取消按月报送的要求，改为按季报送',
  '去掉“协助执法”几个字',
  '删除第二款，其余无意见',
  '本项不应由乡镇单独承担，建议改为县级牵头',
  '不应由乡镇牵头',
  '删除该项目资金表述',
  '建议删除本事项，调整为部门职责',
])('“%s” is not taken for certain as 删除 of the duty', (proposal) => {
  const understood = understandKind({ kind: '', proposal, reason: '' }, false);
  expect(understood).not.toMatchObject({ how: 'clear', kind: 'subtract' });
});

test('删除 out of the list with words to be deleted beside it is asked about', () => {
  const of = (proposal: string) => understandKind({ kind: '删除', proposal, reason: '' }, false);
  expect(of('“收取费用”几个字')).toMatchObject({ how: 'unclear', kind: 'amend' });
  for (const proposal of [
    '删除第二款',
    '删去“和处罚”的内容',
    '将“收费”删去',
    '删除后半句',
    '“负责查处”',
    '建议删除，改为配合',
    '删除与法律不符的内容',
    '删除法律依据',
    '建议删除本项中的“收费”',
    '删除该句',
  ])
    expect([proposal, of(proposal)]).toMatchObject([proposal, { how: 'unclear', kind: 'amend' }]);
  for (const proposal of ['属县水利局职责', '取消该事项', '建议将本项删除', '属部门职责，建议取消', '取消后由部门承担'])
    expect([proposal, of(proposal)]).toMatchObject([proposal, { how: 'clear', kind: 'subtract' }]);
});

test('a reason may stand behind 删除 in brackets or behind a colon, words to be deleted are asked about', () => {
  const of = (proposal: string) => understandKind({ kind: '', proposal, reason: '' }, false);
  for (const proposal of [
    '请删除（属部门职责）',
    '删除（我镇无林区）',
    '删除（重复）',
    '建议将该事项从清单中删除',
    '建议剔除',
    '不宜列入',
    '建议删除：属部门职责',
    '建议删除\n理由：无法律依据',
  ])
    expect([proposal, of(proposal)]).toMatchObject([proposal, { how: 'clear', kind: 'subtract' }]);
  for (const proposal of ['建议删除：“负责查处”', '删除（代收水费）', '删除 “负责查处”'])
    expect([proposal, of(proposal)]).toMatchObject([proposal, { how: 'unclear' }]);
});

test.each(['不同意见', '异议', '意见', '反馈意见'])('“%s” alone is no consent', (words) => {
  for (const cells of [
    { kind: words, proposal: '', reason: '属于县水务局职责' },
    { kind: '', proposal: words, reason: '属于县水务局职责' },
  ])
    expect(understandKind(cells, false).how).toBe('unclear');
});

test('修改意见 in the kind’s place is 修改', () => {
  const understood = understandKind({ kind: '修改意见', proposal: '按季度报送', reason: '' }, false);
  expect(understood).toMatchObject({ how: 'clear', kind: 'amend', proposal: '按季度报送' });
});

test.each(['建议删除“收费”二字', '删除部分内容', '删除/修改'])('意见类型 “%s” is asked about', (kind) => {
  const understood = understandKind({ kind, proposal: '', reason: '' }, false);
  expect(understood).not.toMatchObject({ how: 'clear', kind: 'subtract' });
});

test.each(['建议改为做好生活垃圾分类', '建议调整为每季度报送一次问题清单', '将“组织”改为“协助开展垃圾分类”'])(
  '“%s” is a change of words, no 调类',
  (proposal) => {
    expect(understandKind({ kind: '', proposal, reason: '' }, false)).toMatchObject({ kind: 'amend' });
  },
);

test('what is plainly 删除 and 调类 stays so', () => {
  const of = (proposal: string) => understandKind({ kind: '', proposal, reason: '' }, false);
  for (const proposal of [
    ...['建议删除', '建议予以删除。', '不列入', '建议删除该项，属部门职责', '应予删除', '建议将本项删除'],
    ...['该项工作建议取消', '不应由乡镇承担，由县农业农村局承担', '不予列入乡镇职责清单', '请删除（属部门职责）'],
  ])
    expect(of(proposal)).toMatchObject({ how: 'clear', kind: 'subtract' });
  for (const proposal of ['建议调整到公共服务类', '改为配合履职清单', '改为“公共服务”类', '划入上级收回清单'])
    expect(of(proposal)).toMatchObject({ how: 'clear', kind: 'move' });
});

test.each(['无', '/', '—', '-', '√', '\\'])('“%s” in 修改建议 asks for nothing', (filler) => {
  const alone = understandKind({ kind: '', proposal: filler, reason: '' }, false);
  expect(alone).not.toMatchObject({ how: 'clear', kind: 'amend' });
  for (const reason of ['', filler])
    expect(understandKind({ kind: '无意见', proposal: filler, reason }, false)).toMatchObject({
      how: 'clear',
      kind: 'none',
    });
});

test('修改 with a dash instead of a proposal is asked about, as it is with an empty cell', () => {
  for (const proposal of ['无', '/', '—'])
    expect(understandKind({ kind: '修改', proposal, reason: '' }, false).how).toBe('unclear');
});

test('a superior’s “无” under 修改意见 is no wording to be adopted', () => {
  const pack = ['河道巡查', '古树管护'].map((name, index) => ({
    itemId: index + 1,
    itemVersion: 1,
    cells: { list: '', category: '公共服务', number: `000${index + 1}`, name, content: `做好${name}` },
  }));
  const read = readSuperiorTable(
    [makeGrid(['序号|事项名称|修改意见|理由', '1|河道巡查|无|', '2|古树管护|改为挂牌管护|与条例一致'])],
    pack,
  );
  expect(read?.opinions.filter(({ kind }) => kind !== 'none').map(({ name }) => name)).toEqual(['古树管护']);
});

test.each([
  '维持不变',
  '不需要修改',
  '没问题',
  '保留。',
  '暂无',
  '维持现状。',
  '可以',
  '保留',
  '予以保留',
  '维持原稿',
  '同意保留',
  '通过',
  '审核通过',
  '符合要求',
])('“%s” beside an item asks for nothing: a superior writes it in each of three hundred rows', (kind) => {
  expect(understandKind({ kind, proposal: '', reason: '' }, false)).toMatchObject({ how: 'clear', kind: 'none' });
});

test.each(['原则同意', '保留', '维持原稿', '按原稿', '保留意见'])(
  '“%s” in 修改建议 is no wording to be put in its place',
  (proposal) => {
    expect(understandKind({ kind: '', proposal, reason: '' }, false)).not.toMatchObject({
      how: 'clear',
      kind: 'amend',
    });
  },
);
