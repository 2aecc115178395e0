/** 催办单 and 复函 name the draft that was sent, whatever the asking is called. */
import { expect, test } from 'vitest';
import { draftReminder, handledWords, type OpinionPapers } from '../../../../shared/logic/opinions/draftOpinionPapers';
import { STANDARD_PAPER } from '../../../../shared/model/paperStandard';
import type { PackView } from '../../../../shared/views/opinions';

test('a draft is called 稿 once', () => {
  const reminded = (title: string): string => {
    const papers = {
      place: '东宁市',
      listName: '职责任务清单',
      office: '市委编办',
      date: '2025-07-01',
      paper: STANDARD_PAPER,
    };
    const consultation = { title } as OpinionPapers['consultation'];
    const pack = { unit: '道河镇', uid: '7YT4', items: 2, sentOn: '2025-06-20', dueOn: '2025-06-30' } as PackView;
    const draft = draftReminder({ ...papers, consultation, packs: [], opinions: [], groups: [] }, pack);
    return draft.parts[0]?.content.flatMap((one) => (one.kind === 'text' ? [one.text] : [])).join('') ?? '';
  };
  expect(reminded('第1次征求意见')).toContain('职责任务清单第1次征求意见稿（表号');
  expect(reminded('征求意见稿')).toContain('职责任务清单征求意见稿（表号');
});

test('a taken-up opinion without a reason begins with the day of the letter, and names its round once', () => {
  const handled = (result: string) => {
    const changes = [{ round: 2, state: 'made', gone: '' }];
    const handling = { standing: 'accepted', reason: '', result, changes };
    return handledWords({ handling } as unknown as Parameters<typeof handledWords>[0], '2026-11-30 复函').slice(1);
  };
  expect(handled('第2轮已并入“秸秆禁烧”')).toEqual(['2026-11-30 复函', '第2轮已并入“秸秆禁烧”']);
  expect(handled('核减（属部门职责）')).toEqual(['2026-11-30 复函', '核减（属部门职责）（第2轮）']);
});
