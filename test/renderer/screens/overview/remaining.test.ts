/** 还剩什么 names what blocks, most blocking first. */
import { describe, expect, it } from 'vitest';
import { benchPlaces } from '../../../../renderer/screens/merge/queue/benchPlaces';
import { remaining } from '../../../../renderer/screens/overview/remaining';
import { NO_DISPOSITIONS } from '../../../../shared/model/disposition';
import { emptySummary, summaryWith } from '../../../builders/summaries';

describe('remaining', () => {
  it('begins an empty project with its units and its source lists', () => {
    expect(remaining(emptySummary()).map(({ screen }) => screen)).toEqual(['units', 'units', 'sources']);
  });

  it('leaves the edition and the printed lists when everything is sealed, and the lists alone when that is issued', () => {
    expect(remaining(summaryWith()).map(({ what }) => what)).toEqual(['还没有定稿印发', '6 镇清单可预览']);
    expect(remaining(summaryWith({ prepared: 2 }))[0]).toMatchObject({
      what: '拟办的增减 2 条待决定',
      screen: 'rounds',
    });
    const issued = summaryWith({ editions: { issued: 1, newest: '第1版', round: 7 } });
    expect(remaining(issued).map(({ what }) => what)).toEqual(['6 镇清单可预览']);
  });

  it('names duties that apply elsewhere since the newest round was sealed, and leads to both states side by side', () => {
    expect(remaining(summaryWith({ reapplied: 2 }))[0]).toMatchObject({
      what: '第7轮封存后 2 项改了适用',
      screen: 'rounds',
      params: { tab: 'compare', after: 'now' },
    });
  });

  it('tells what went up to a superior from what was asked of the units, and leads to each', () => {
    const reviews = { asked: 1, outstanding: 0, total: 5, open: 2 };
    const lines = remaining(summaryWith({ reviews, opinions: { asked: 1, outstanding: 3, total: 0, open: 0 } }));
    expect(lines.slice(0, 2).map(({ place, what, params }) => [place, what, params])).toEqual([
      ['征求意见', '3 家未反馈', { tab: 'packs', of: 'units' }],
      ['报上级审核', '上级意见 2 条待处理', { tab: 'opinions', of: 'superior' }],
    ]);
    const silent = { asked: 1, outstanding: 1, total: 0, open: 0 };
    expect(remaining(summaryWith({ reviews: silent }))[0]).toMatchObject({ what: '已报上级，还没有反馈' });
  });

  it('names requests in hand, and a round of adjustment that was sealed after the newest edition', () => {
    const summary = summaryWith({
      requests: { total: 14, open: 3 },
      editions: { issued: 1, newest: '第1版', round: 6 },
    });
    expect(remaining(summary).map(({ what, screen }) => [what, screen])).toEqual([
      ['3 件申请在办', 'requests'],
      ['第7轮的调整还没有印发', 'editions'],
      ['6 镇清单可预览', 'townships'],
    ]);
  });

  it('names duties whose law was amended after the day of the list, and leads to them', () => {
    const line = remaining(summaryWith({ bases: { cited: 364, barred: 0, doubted: 12 } }))[0];
    expect(line).toMatchObject({ what: '12 项须复核依据', screen: 'bases', params: { tab: 'gate', show: 'doubts' } });
  });

  it('names the townships whose entries are pending and leads to the first', () => {
    const summary = summaryWith({
      sources: { lists: 2, entries: 21, down: NO_DISPOSITIONS, up: { ...NO_DISPOSITIONS, pending: 21 } },
      townships: [
        { unitId: 3, name: '东宁镇', counts: NO_DISPOSITIONS, listed: 0, particular: 0, perList: [] },
        {
          unitId: 4,
          name: '老黑山镇',
          counts: { ...NO_DISPOSITIONS, pending: 21 },
          listed: 0,
          particular: 0,
          perList: [],
        },
      ],
    });
    expect(remaining(summary)[0]).toMatchObject({ screen: 'merge', params: { unitId: 4 }, detail: '老黑山镇 21 条' });
  });

  it('leads to what a township sent in that is no more', () => {
    const pending = { ...NO_DISPOSITIONS, pending: 2 };
    const summary = summaryWith({
      sources: { lists: 1, entries: 2, down: NO_DISPOSITIONS, up: pending },
      abolished: [{ unitId: 9, name: '小河乡（今石桥镇）', counts: pending }],
    });
    expect(remaining(summary)[0]).toMatchObject({ params: { unitId: 9 }, detail: '小河乡（今石桥镇） 2 条' });
    expect(benchPlaces(summary, null).map(({ key }) => key)).toEqual(['9']);
  });

  it('says that pending entries stand in the way of the seal', () => {
    const summary = summaryWith({
      round: { id: 1, number: 1, kind: 'sorting', title: '', date: '2025-03-01', state: 'open' },
      sources: { lists: 1, entries: 5, down: { ...NO_DISPOSITIONS, pending: 5 }, up: NO_DISPOSITIONS },
    });
    const lines = remaining(summary);
    expect(lines[0]?.what).toContain('部门报送的 5 条');
    expect(lines.find(({ screen }) => screen === 'rounds')?.detail).toContain('还有 5 条待定');
  });

  it("lets the first figure be sealed while townships' entries are pending, but not the final round", () => {
    const roundLine = (kind: 'sorting' | 'final') =>
      remaining(
        summaryWith({
          round: { id: 1, number: 1, kind, title: '', date: '2025-03-01', state: 'open' },
          sources: { lists: 1, entries: 5, down: NO_DISPOSITIONS, up: { ...NO_DISPOSITIONS, pending: 5 } },
        }),
      ).find(({ screen }) => screen === 'rounds');
    expect(roundLine('sorting')).toMatchObject({ act: '去封存', detail: '封存后本轮增减不能再改' });
    expect(roundLine('final')).toMatchObject({ act: '看本轮', detail: '还有 5 条待定，定完才能封存' });
  });

  it('puts failed checks before the open round', () => {
    const summary = summaryWith({
      round: { id: 7, number: 7, kind: 'final', title: '', date: '2025-06-19', state: 'open' },
      checks: { total: 9, failed: 2, waived: 0 },
    });
    expect(remaining(summary).map(({ screen }) => screen)).toEqual(['checks', 'rounds', 'townships']);
  });
});
