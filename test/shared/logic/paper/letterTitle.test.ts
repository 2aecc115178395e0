/** Titles of letters: parted between their words where one line does not hold them, no scrap left on a line. */
import { expect, test } from 'vitest';
import { letterTitle } from '../../../../shared/logic/paper/drafts/letterTitle';
import { listsCalled } from '../../../../shared/logic/paper/planExport';
import { STANDARD_PAPER } from '../../../../shared/model/paperStandard';

const asking = (name: string, place = '东宁市') =>
  letterTitle(['关于征求', place, name, '意见的函'], STANDARD_PAPER).split('\n');

test('one line where it fits, else lines about as long as each other that part no word', () => {
  expect(asking('履职清单')).toEqual(['关于征求东宁市履职清单意见的函']);
  const lines = asking('乡镇（街道）履行职责事项清单', '安澜县');
  expect(lines.join('')).toBe('关于征求安澜县乡镇（街道）履行职责事项清单意见的函');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line.length).toBeGreaterThan(6);
  // A piece that is longer than a line is left to the line itself.
  expect(asking('县'.repeat(40))).toHaveLength(1);
});

test('lists are those of the townships unless their name says whose they are', () => {
  expect(listsCalled('东宁市', '履职事项清单')).toBe('东宁市乡镇（街道）履职事项清单');
  expect(listsCalled('东宁市', '县乡“属地管理”事项主体责任和配合责任清单')).toBe(
    '东宁市县乡“属地管理”事项主体责任和配合责任清单',
  );
});
