/** What the form of an item to be added starts with, out of what the request says already. */
import { expect, test } from 'vitest';
import { additionOf } from '../../../../shared/logic/requests/additionOf';

const towns = ['临江镇', '竹溪乡', '城南街道'];
const said = {
  ...{ title: ' 防汛值守 ', content: '汛期 24 小时值守，险情即报。', townships: ['竹溪乡'] },
  basis: '《中华人民共和国防洪法》第七条、《县防汛抗旱应急预案》（安政办发〔2024〕8号）；县委会议',
};

test('name, text, the bases that are documents, and the townships named', () => {
  expect(additionOf(said, towns)).toEqual({
    ...{ name: '防汛值守', text: '汛期 24 小时值守，险情即报。', scope: 'particular', townships: ['竹溪乡'] },
    bases: [
      { title: '中华人民共和国防洪法', docNumber: '', clause: '第七条' },
      { title: '县防汛抗旱应急预案', docNumber: '安政办发〔2024〕8号', clause: '' },
    ],
  });
});

test('a law by its bare name is taken along, what somebody was told is not', () => {
  const { bases } = additionOf({ ...said, basis: '防洪法第七条；县委办通知；县委会议' }, towns);
  expect(bases).toMatchObject([{ title: '防洪法', clause: '第七条' }]);
});

test('of a request that names all townships, or none yet, it is common', () => {
  for (const townships of [towns, []])
    expect(additionOf({ ...said, townships }, towns)).toMatchObject({ scope: 'common', townships: [] });
});
