/** 还剩什么: what stands between the project and its printed lists, most blocking first. Pure. */
import { pendingAgainstSeal } from '../../../shared/logic/ledger/sealing';
import type { Summary } from '../../../shared/views';
import { figure } from '../../format';
import type { Screen, ScreenParams } from '../../navigation';

export interface Remaining {
  readonly place: string;
  readonly what: string;
  readonly detail: string;
  readonly act: string;
  readonly screen: Screen;
  readonly params?: ScreenParams;
}

const LONGEST = 6;

export function remaining(summary: Summary): readonly Remaining[] {
  return [
    ...setUp(summary),
    ...undecided(summary),
    ...failedChecks(summary),
    ...basesLeft(summary),
    ...opinionsLeft(summary),
    ...reviewsLeft(summary),
    ...agreementLeft(summary),
    ...preparedLeft(summary),
    ...reappliedLeft(summary),
    ...roundLeft(summary),
    ...requestsLeft(summary),
    ...editionLeft(summary),
    ...lists(summary),
  ].slice(0, LONGEST);
}

function setUp({ units, sources }: Summary): readonly Remaining[] {
  const lines: Remaining[] = [];
  if (units.townships === 0)
    lines.push({
      place: '单位',
      what: '还没有登记乡镇',
      detail: '从 Excel 复制一列粘贴；导入时也会自动登记',
      act: '粘贴乡镇名单',
      screen: 'units',
      params: { add: 'township' },
    });
  if (units.departments === 0)
    lines.push({
      place: '单位',
      what: '还没有登记部门',
      detail: '从 Excel 复制一列粘贴；导入时也会自动登记',
      act: '粘贴部门名单',
      screen: 'units',
      params: { add: 'department' },
    });
  if (sources.lists === 0)
    lines.push({
      place: '报送',
      what: '还没有收到报送表',
      detail: '把各单位报来的表拖到窗口里，一次可拖多份',
      act: '去报送',
      screen: 'sources',
    });
  return lines;
}

function undecided({ sources, townships, abolished }: Summary): readonly Remaining[] {
  const lines: Remaining[] = [];
  const { down, up } = sources;
  if (down.pending > 0)
    lines.push({
      place: '报送',
      what: `部门报送的 ${figure(down.pending)} 条还没有定去向`,
      detail: '部门清单一般全部采用为事项，再与乡镇清单归并',
      act: '去采用',
      screen: 'sources',
    });
  if (up.pending > 0) {
    const towns = [...townships, ...abolished].filter((township) => township.counts.pending > 0);
    lines.push({
      place: '归并',
      what: `乡镇报送的 ${figure(up.pending)} 条待定`,
      detail: towns.map((township) => `${township.name} ${figure(township.counts.pending)} 条`).join('、'),
      act: '去归并',
      screen: 'merge',
      params: { unitId: towns[0]?.unitId },
    });
  }
  return lines;
}

function failedChecks({ checks, sources }: Summary): readonly Remaining[] {
  if (checks.failed === 0 || sources.entries === 0) return [];
  return [
    {
      place: '核对',
      what: `${figure(checks.failed)} 条核对未过`,
      detail: checks.waived > 0 ? `另有 ${figure(checks.waived)} 条豁免通过` : '逐条写明了差在哪里、怎么办',
      act: '看未过的',
      screen: 'checks',
      params: { state: 'failed' },
    },
  ];
}

/** Also what comes after the day of the list: it bars nothing, and nobody would see it. */
function basesLeft({ bases }: Summary): readonly Remaining[] {
  if (bases.doubted === 0) return [];
  return [
    {
      place: '依据',
      what: `${figure(bases.doubted)} 项须复核依据`,
      detail: '引用的法规、文件修订或废止了，对照新条文再核一遍',
      act: '去复核',
      screen: 'bases',
      params: { tab: 'gate', show: 'doubts' },
    },
  ];
}

function opinionsLeft({ opinions }: Summary): readonly Remaining[] {
  const { asked, open, outstanding } = opinions;
  if (asked === 0 || open + outstanding === 0) return [];
  const silent = outstanding > 0 ? `${figure(outstanding)} 家还没有反馈，不当作同意` : '都已反馈';
  return [
    {
      place: '征求意见',
      what: open > 0 ? `${figure(open)} 条意见待处理` : `${figure(outstanding)} 家未反馈`,
      detail: open > 0 ? silent : '到期可做催办单',
      act: open > 0 ? '去处理' : '看登记',
      screen: 'opinions',
      params: { tab: open > 0 ? 'opinions' : 'packs', of: 'units' },
    },
  ];
}

function reviewsLeft({ reviews }: Summary): readonly Remaining[] {
  const { open, outstanding } = reviews;
  if (open + outstanding === 0) return [];
  return [
    {
      place: '报上级审核',
      what: open > 0 ? `上级意见 ${figure(open)} 条待处理` : '已报上级，还没有反馈',
      detail: open > 0 ? '逐条处理，再报采纳情况' : '反馈来了，把文件拖到窗口上',
      act: open > 0 ? '去处理' : '看登记',
      screen: 'opinions',
      params: { tab: open > 0 ? 'opinions' : 'packs', of: 'superior' },
    },
  ];
}

/** Only once somebody has spoken: agreement is not begun by looking at it. */
function agreementLeft({ agreement }: Summary): readonly Remaining[] {
  if (!agreement.begun || agreement.open === 0) return [];
  return [
    {
      place: '认定',
      what: `${figure(agreement.open)} 项还没有认定`,
      detail: `已认定 ${figure(agreement.agreed)} 项、裁定 ${figure(agreement.ruled)} 项`,
      act: '去认定',
      screen: 'agreement',
    },
  ];
}

function preparedLeft({ prepared }: Summary): readonly Remaining[] {
  if (prepared === 0) return [];
  return [
    {
      place: '轮次',
      what: `拟办的增减 ${figure(prepared)} 条待决定`,
      detail: '重报、征求意见和会商提出的，决定或不采用，都留痕',
      act: '去决定',
      screen: 'rounds',
    },
  ];
}

/** Between two rounds no ledger takes a line of it; side by side with the sealed round it is seen. */
function reappliedLeft({ round, reapplied }: Summary): readonly Remaining[] {
  if (reapplied === 0 || !round) return [];
  return [
    {
      place: '轮次',
      what: `第${round.number}轮封存后 ${figure(reapplied)} 项改了适用`,
      detail: '没有开着的轮次，台账里没有记；事项页的经过里写着，可与封存时对照',
      act: '看对照',
      screen: 'rounds',
      params: { tab: 'compare', after: 'now' },
    },
  ];
}

function roundLeft({ round, pool, sources }: Summary): readonly Remaining[] {
  if (!round) {
    if (pool.live === 0) return [];
    return [
      {
        place: '轮次',
        what: '还没有开首轮',
        detail: `事项库现有 ${figure(pool.live)} 项`,
        act: '去开轮',
        screen: 'rounds',
      },
    ];
  }
  if (round.state === 'sealed' || pool.first + sources.entries === 0) return [];
  const pending = pendingAgainstSeal(round.kind, sources.down.pending, sources.up.pending);
  return [
    {
      place: '轮次',
      what: `第${round.number}轮未封存`,
      detail: pending > 0 ? `还有 ${figure(pending)} 条待定，定完才能封存` : '封存后本轮增减不能再改',
      act: pending > 0 ? '看本轮' : '去封存',
      screen: 'rounds',
      params: { round: round.number },
    },
  ];
}

function requestsLeft({ requests }: Summary): readonly Remaining[] {
  if (requests.open === 0) return [];
  return [
    {
      place: '动态调整',
      what: `${figure(requests.open)} 件申请在办`,
      detail: `共登记 ${figure(requests.total)} 件`,
      act: '看登记册',
      screen: 'requests',
    },
  ];
}

/** A sealed round that no issued edition rests on. */
function editionLeft({ round, pool, units, editions }: Summary): readonly Remaining[] {
  if (round?.state !== 'sealed' || pool.live === 0 || units.townships === 0 || round.number <= editions.round)
    return [];
  return [
    {
      place: '版本',
      what: editions.issued === 0 ? '还没有定稿印发' : `第${round.number}轮的调整还没有印发`,
      detail: editions.issued === 0 ? `第${round.number}轮已封存，核对通过后可以定稿` : `现行的是${editions.newest}`,
      act: '去定稿',
      screen: 'editions',
    },
  ];
}

function lists({ pool, units, townTimes }: Summary): readonly Remaining[] {
  if (pool.live === 0 || units.townships === 0) return [];
  return [
    {
      place: '一镇一单',
      what: `${figure(units.townships)} 镇清单可预览`,
      detail: `共 ${figure(townTimes)} 镇次`,
      act: '去预览',
      screen: 'townships',
    },
  ];
}
