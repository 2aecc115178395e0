/** A recognised answer beside others of the same unit: which of them counts is said in words, in each of the orders they may come. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type ReturnFile, ReturningProvider } from '../../../../renderer/returning';
import { KnownReturnPane, type Rival } from '../../../../renderer/screens/opinions/KnownReturnPane';
import type { KnownReturn } from '../../../../shared/views/opinions';

const FORMER = {
  fileName: '旧表.xlsx',
  receivedOn: '2025-06-05',
  same: 3,
  again: ['河道巡查：建议删除'],
  added: [],
  gone: [],
};

function words(given: { former?: boolean; rival?: Rival; receivedOn?: string }): string {
  const preview: KnownReturn = {
    ...{ known: true, preview: 'p', fileName: '新表.xlsx', packId: 1, unit: '绥阳镇', unitKind: 'township' },
    ...{ consultation: '第1次征求意见', dueOn: '2025-06-10', byPrintedNumber: false, printed: '', ownTable: false },
    ...{ sameBytes: false, former: given.former ? FORMER : null, newer: null },
    read: { person: '', phone: '', allAgreed: true, opinions: [], questions: [], findings: [], unanswered: 0 },
  };
  const file: ReturnFile = {
    ...{ key: 1, preview, answers: {}, countsFor: null, allAgreed: false, docNumber: '', state: 'open' },
  };
  const { rival = null, receivedOn = '2025-06-08' } = given;
  const pane = createElement(KnownReturnPane, { file, preview, rival, running: false, receivedOn, onTake: null });
  const inside = createElement(ReturningProvider, null, pane);
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, inside));
  return html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
}

test('one that came before the one that was taken in is overtaken: it is only kept', () => {
  const overtaken = words({ former: true, receivedOn: '2025-06-03' });
  expect(overtaken).toContain('2025-06-05 已收过一份“旧表.xlsx”，收到日期在这一份之后：收下这一份，仍以那一份为准');
  expect(overtaken).not.toContain('重新处理');
});

test('one of the same day or later counts, and says what is carried over and what is handled again', () => {
  for (const receivedOn of ['2025-06-05', '2025-06-08', '']) {
    const said = words({ former: true, receivedOn });
    expect(said).toContain(
      '同一天的以这一份为准，另一份留存；相同的 3 条连同处理一起带过来；换了说法或理由再提的重新处理。',
    );
    expect(said).toContain('重新处理 河道巡查：建议删除');
  }
});

test('a rival is named once it is taken in, asked about while it is looked at, and not told twice', () => {
  expect(words({ rival: { fileName: '另一份.xlsx', taken: true } })).toContain('绥阳镇已收下“另一份.xlsx”：');
  expect(words({ rival: { fileName: '另一份.xlsx', taken: false } })).toContain('绥阳镇还有一份在核对：');
  expect(words({ former: true, rival: { fileName: FORMER.fileName, taken: true } })).not.toContain('绥阳镇已收下');
  expect(words({})).not.toMatch(/已收下|在核对/);
});
