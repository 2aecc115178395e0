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

test('a sentence that says what it is to be called or to read is taken for the words in quotation marks alone', () => {
  expect(proposedWords('名称由“巡河”修改为“巡河护河”')).toEqual({ name: '巡河护河' });
  expect(proposedWords('建议将事项名称改为“巡河护河”。')).toEqual({ name: '巡河护河' });
  expect(proposedWords('工作任务修改为：“按季度巡河。”')).toEqual({ text: '按季度巡河。' });
  expect(proposedWords('将“按月”修改为“按季度”')).toEqual({ text: '将“按月”修改为“按季度”' });
  expect(proposedWords('把“甲”改为“乙”，另加“丙”')).toEqual({ text: '把“甲”改为“乙”，另加“丙”' });
});
