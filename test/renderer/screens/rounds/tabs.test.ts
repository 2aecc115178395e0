/** 对比, 汇报 and the grouped ledger as drawn from the engine's answers: figures, marks within the text, unknown names. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ComparedItem } from '../../../../renderer/components/compare/ComparedItem';
import { NavigationProvider } from '../../../../renderer/navigation';
import { GroupedLedgerTable } from '../../../../renderer/screens/rounds/GroupedLedgerTable';
import { Prepared } from '../../../../renderer/screens/rounds/Prepared';
import { ReportTab } from '../../../../renderer/screens/rounds/ReportTab';
import { RoundFigures } from '../../../../renderer/screens/rounds/RoundFigures';
import type { ReportFigure } from '../../../../shared/model/report';
import type { ComparedSide, GroupedLedger, PreparedChange, ReportView } from '../../../../shared/views/ledger';

function draw(node: ReactNode, answers: readonly (readonly [key: readonly unknown[], answer: unknown])[]): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  for (const [key, answer] of answers) client.setQueryData(key, answer);
  const inside = createElement(NavigationProvider, null, node);
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, inside));
}
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

const side = (changes: Partial<ComparedSide>): ComparedSide => ({
  name: '护林防火',
  text: '每月巡查。',
  lines: [
    { word: '类别', said: '生态环境保护' },
    { word: '适用', said: '共性' },
  ],
  ...changes,
});

test('a reworded item shows what was struck out on the left and put in on the right', () => {
  const row = {
    itemId: 1,
    kinds: ['reworded'] as const,
    before: side({}),
    after: side({ text: '每季度巡查。' }),
    changes: [{ round: 3, kind: 'amend', reasonKind: '', reason: '会商意见' } as const],
  };
  const html = draw(createElement(ComparedItem, { row, onOpen: () => undefined }), []);
  expect(html).toContain('<del>月</del>');
  expect(html).toContain('<ins>季度</ins>');
  expect(words(html)).toContain('第3轮改：会商意见');
  expect(words(html)).not.toContain('类别');
});

test('a line of the ledger by township opens its items, and the sum is called 镇次', () => {
  const line = { key: '道河镇', opening: 404, added: 0, subtracted: 10, movedIn: 0, movedOut: 0, closing: 394 };
  const answer: GroupedLedger = {
    lines: [{ ...line, name: '道河镇' }],
    sum: { ...line, key: '' },
    items: { opening: 429, added: 0, subtracted: 12, closing: 417 },
  };
  const html = draw(createElement(GroupedLedgerTable, { by: 'township', round: 7, lists: [] }), [
    [['groupedLedger', { by: 'township', round: 7 }], answer],
  ]);
  expect(html).toContain('aria-label="道河镇 减少 10"');
  expect(words(html)).toContain('合计（镇次） 404 0 −10 0 0 394');
});

test('the paragraph links its numbers and keeps a name it does not know in sight', () => {
  const figure = {
    name: '现有',
    label: '现有（认定）',
    group: '轮次与增减',
    round: null,
    text: '417',
    unit: '项',
    link: { screen: 'pool', params: {} },
    entries: null,
  } as const;
  const report: ReportView = {
    figures: [figure],
    template: '',
    isDefault: true,
    pieces: [
      { kind: 'text', text: '最终认定' },
      { kind: 'figure', figure },
      { kind: 'unknown', text: '〔没有的〕' },
    ],
  };
  const html = draw(createElement(ReportTab, { canWrite: true, onGo: () => undefined }), [[['report', {}], report]]);
  expect(html).toMatch(/<button[^>]*title="现有（认定）"[^>]*>417<\/button>/);
  expect(html).toMatch(/class="minus"[^>]*>〔没有的〕/);
});

test('figures of each round are a row a round, the newest first; those long past wait behind one click, none is lost', () => {
  const figures = Array.from({ length: 41 }, (_, index) => index + 1).flatMap((round) =>
    ['增', '减', '末'].map(
      (word, place): ReportFigure => ({
        name: `第${round}轮${word}`,
        label: `第${round}轮${word}`,
        group: '轮次与增减',
        round,
        text: String(place === 2 ? 400 + round : place),
        unit: '项',
        link: { screen: 'rounds', params: { round } },
        entries: null,
      }),
    ),
  );
  const html = words(draw(createElement(RoundFigures, { figures, onOpen: () => undefined }), []));
  expect(html).toContain('轮次 增加 核减 期末 第41轮 0 1 441 第40轮 0 1 440');
  expect(html).toMatch(/第34轮 0 1 434 以前的 33 轮\s*$/);
  const few = words(draw(createElement(RoundFigures, { figures: figures.slice(0, 24), onOpen: () => undefined }), []));
  expect(few).not.toContain('以前的');
});

test('prepared changes stand with where they come from; without any there is no panel', () => {
  const one: PreparedChange = {
    id: 1,
    kind: 'subtract',
    round: 5,
    itemId: 3,
    name: '护林防火',
    category: '生态环境保护',
    reasonKind: '属部门职责',
    reason: '林业局意见',
    basis: '',
    proposer: '市林业和草原局',
    effect: -1,
    state: 'waiting',
    settledRound: null,
    changes: [],
    outcome: '',
  };
  const panel = createElement(Prepared, { canDecide: true, live: 417, onOpen: () => undefined });
  const html = draw(panel, [[['preparedChanges', {}], [one]]]);
  expect(words(html)).toContain('拟减 护林防火 第5轮拟 属部门职责 林业局意见 市林业和草原局提出');
  expect(draw(panel, [[['preparedChanges', {}], [{ ...one, state: 'dropped' }]]])).toBe('');
});
