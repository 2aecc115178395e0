/** A proposal taken over: a name typed over is the name, the rest is the task. */
import { expect, test } from 'vitest';
import { proposedWords } from '../../../../shared/logic/opinions/proposedWords';

test('a name typed over in the form does not end up in the task', () => {
  expect(proposedWords('事项名称：古树名木保护管理')).toEqual({ name: '古树名木保护管理' });
  expect(proposedWords('事项名称：古树名木保护管理\n原内容：挂牌建档。')).toEqual({
    name: '古树名木保护管理',
    text: '挂牌建档。',
  });
  expect(proposedWords('增加“挂牌”二字')).toEqual({ text: '增加“挂牌”二字' });
});
