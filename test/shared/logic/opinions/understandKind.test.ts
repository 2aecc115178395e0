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
