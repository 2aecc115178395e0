/** 意见类型 as people write it. */
import { describe, expect, it } from 'vitest';
import { understandKind } from '../../../../shared/logic/opinions/understandKind';

describe('understandKind', () => {
  it.each([
    ['', '同意删除', 'subtract'],
    ['', '建议删除本项', 'subtract'],
    ['', '同意', 'none'],
    ['', '调整到基层党建类', 'move'],
    ['', '改为每年两次', 'amend'],
    ['没有意见', '', 'none'],
  ] as const)('%s | %s → %s', (kind, proposal, meant) => {
    expect(understandKind({ kind, proposal, reason: '' }, false)).toMatchObject({ how: 'clear', kind: meant });
  });
});

describe('consent', () => {
  it.each([
    ['', '无意见。', ''],
    ['', '同意，无补充', ''],
    ['', '没有不同意见，同意原稿。', ''],
    ['', '无修改意见和建议，谢谢', ''],
    ['', '', '无意见'],
    ['无意见。', '', ''],
    ['无意见，按原稿执行', '', ''],
    ['无意见', '同意本项', '符合三定规定'],
    ['无意见', '', '《某条例》第三条规定应由乡镇人民政府负责，本镇应急管理办承担'],
    ['无意见', '', '不再修改，没有其他意见'],
    ['无意见', '', '《安全生产法》第九条：乡镇人民政府应当加强监督检查'],
    ['', '无修改建议', ''],
    ['', '不作修改', ''],
    ['无意见', '无需修改', ''],
  ])('“%s” | “%s” | “%s” is plain', (kind, proposal, reason) => {
    expect(understandKind({ kind, proposal, reason }, false)).toMatchObject({ how: 'clear', kind: 'none' });
  });

  it.each([
    ['', '无意见，但建议将“按月”改为“按季度”', ''],
    ['', '无异议，但牵头单位应改为市农业农村局', ''],
    ['', '无意见，牵头单位为市农业农村局', ''],
    ['', '同意，建议增加依据', ''],
    ['', '无意见，但不应由乡镇承担', ''],
    ['', '', '无意见，但由部门承担更妥'],
    ['无意见', '无意见，但建议将“按月”改为“按季度”', ''],
    ['无意见。', '改为按季度', ''],
    ['无意见，但请改为按季度', '', ''],
    ['无意见，按原稿执行', '改为按季度', ''],
    ['无意见', '', '但本镇没有执法权，应由市委组织部承担'],
    ['无意见', '', '本镇不具备条件'],
    ['无意见', '', '牵头单位应当改为市农业农村局'],
    ['无意见', '', '《安全生产法》第九条：乡镇应当检查。本项应由市应急局承担'],
    ['', '无意见', '建议由市委组织部承担'],
  ])('“%s” | “%s” | “%s” is for a person to say', (kind, proposal, reason) => {
    const understood = understandKind({ kind, proposal, reason }, false);
    expect(understood).toMatchObject({ how: 'unclear', kind: 'amend' });
    expect(understood).toHaveProperty('proposal', expect.stringMatching(/./));
  });
});
