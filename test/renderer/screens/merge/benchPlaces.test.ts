/** Which tabs the bench has, and when the departments' stays. */
import { describe, expect, it } from 'vitest';
import { benchPlaces } from '../../../../renderer/screens/merge/queue/benchPlaces';
import { NO_DISPOSITIONS } from '../../../../shared/model/disposition';
import type { Summary } from '../../../../shared/views';

/** Only what the tabs are drawn from. */
function summaryWith(downPending: number, downAdopted = 7): Summary {
  const town = { unitId: 3, name: '东宁镇', counts: { ...NO_DISPOSITIONS, attach: 2 } };
  const down = { ...NO_DISPOSITIONS, adopt: downAdopted, pending: downPending };
  return { townships: [town], abolished: [], sources: { down } } as unknown as Summary;
}

const keys = (summary: Summary, chosen: string | null) => benchPlaces(summary, chosen).map(({ key }) => key);

describe('the tabs of the bench', () => {
  it('show the departments while something of theirs is pending', () => {
    expect(keys(summaryWith(1), null)).toEqual(['3', 'departments']);
    expect(keys(summaryWith(0), null)).toEqual(['3']);
    expect(keys(summaryWith(0), '3')).toEqual(['3']);
  });

  it('keep the departments while they are looked at, also by the id of one of them', () => {
    expect(keys(summaryWith(0), 'departments')).toEqual(['3', 'departments']);
    expect(keys(summaryWith(0), '41')).toEqual(['3', '41']);
    expect(benchPlaces(summaryWith(0), '41').at(-1)).toMatchObject({ unitId: null, name: '部门清单' });
  });

  it('show no departments where none sent anything in', () => {
    expect(keys(summaryWith(0, 0), 'departments')).toEqual(['3']);
  });
});
