/** Every kind of file the program puts out, made through the contract from the two sample counties, as an office would get them. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from '../../electron/engine/workbench';
import type { Input } from '../../shared/contract';
import { anlanWithFirstEdition, issue, playToSecond, SECOND } from './editions';
import { DUE_ON, fillReturns, SENT_ON, takeReturned } from './opinionCampaign';
import { unwrap } from './project';
import { callOn } from './workbench';

const BOTH = ['docx', 'xlsx'] as const;
const both = () => [...BOTH];
/** Units asked, from either end of the list of those that handed in: departments and townships. */
const ASKED = 9;

/** Into folders within `folder`, a folder for each kind, named by what it is. */
export async function everyPaper(bench: Workbench, folder: string): Promise<void> {
  unwrap(await callOn(bench, 'openSample', {}));
  const out = giveFolders(bench, join(folder, '东宁'));
  await lists(bench, out);
  await reports(bench, out);
  await talkSheets(bench, out);
  await argumentTable(bench, out);
  await agreement(bench, out);
  await opinions(bench, out, folder);

  const second = join(folder, '安澜县.shuangshu');
  const project = anlanWithFirstEdition(second);
  playToSecond(project);
  unwrap(issue(project, SECOND));
  project.close();
  bench.grant('second', [second]);
  unwrap(await callOn(bench, 'openProject', { grant: 'second' }));
  const anlan = giveFolders(bench, join(folder, '安澜'));
  await lists(bench, anlan);
  await editions(bench, anlan);
  await requests(bench, anlan);
  await forms(bench, anlan);
  await withdrawal(bench, anlan);
}

type Out = (name: string) => string;

/** A token for a folder of that name, which is made. */
function giveFolders(bench: Workbench, root: string): Out {
  return (name) => {
    const path = join(root, name);
    mkdirSync(path, { recursive: true });
    bench.grant(path, [path]);
    return path;
  };
}

async function lists(bench: Workbench, out: Out): Promise<void> {
  for (const kind of ['lists', 'volume', 'directory', 'departments'] as const) {
    const grant = out({ lists: '一镇一单', volume: '一册', directory: '目录', departments: '部门视图' }[kind]);
    unwrap(await callOn(bench, 'exportTownshipLists', { grant, formats: both(), kinds: [kind], manifest: true }));
  }
}

async function reports(bench: Workbench, out: Out): Promise<void> {
  const first = { kind: 'round', round: 1 } as const;
  const kinds: Input<'exportReports'>['what'][] = [
    { kind: 'ledger' },
    { kind: 'changes', round: null },
    { kind: 'comparison', before: first, after: { kind: 'now' } },
    { kind: 'briefing' },
  ];
  for (const what of kinds)
    unwrap(await callOn(bench, 'exportReports', { grant: out('台账和简报'), formats: both(), what }));
}

async function allItems(bench: Workbench): Promise<number[]> {
  return unwrap(await callOn(bench, 'matrix', {})).categories.flatMap(({ ids }) => ids);
}

async function talkSheets(bench: Workbench, out: Out): Promise<void> {
  const ids = await allItems(bench);
  const units = unwrap(await callOn(bench, 'units', {})).filter(({ kind }) => kind === 'township');
  for (const [index, itemId] of ids.slice(0, 12).entries()) {
    const unitId = units[index % 3]?.id ?? 0;
    const text = `这一项${index % 2 ? '是否也由本镇承担，去年做了几次、由哪个办公室负责、有没有经费' : '叫法不一'}？`;
    unwrap(await callOn(bench, 'noteItem', { itemId, unitId, text, person: '王主任', question: true }));
  }
  unwrap(await callOn(bench, 'exportTalkSheets', { grant: out('沟通单') }));
}

async function argumentTable(bench: Workbench, out: Out): Promise<void> {
  const path = join(out('依据论证'), '论证表.xlsx');
  bench.grant(path, [path]);
  unwrap(await callOn(bench, 'exportArguments', { grant: path }));
}

async function agreement(bench: Workbench, out: Out): Promise<void> {
  const ids = await allItems(bench);
  const itemIds = ids.slice(0, 5);
  const { parties } = unwrap(await callOn(bench, 'agreement', {}));
  for (const [index, { unitId }] of parties.slice(0, 20).entries()) {
    const position = index % 3 === 0 ? 'disagree' : 'agree';
    const words = position === 'disagree' ? '专业性强，乡镇没有执法资格和检测设备，建议由部门直接承担。' : '';
    await callOn(bench, 'giveVerdicts', { unitId, itemIds: [...itemIds], position, words });
  }
  const { talkId } = unwrap(
    await callOn(bench, 'keepTalk', {
      itemIds: [...itemIds],
      date: '2025-06-12',
      title: '乡镇职责任务清单争议事项协调会',
      people: '市委编办李敏、市农业农村局张伟、三岔口镇王强',
      minutes:
        '一、会议逐项听取了部门和乡镇意见。\n二、与会单位同意由市级部门牵头，乡镇配合做好巡查上报。\n三、会后由市委编办修改文字，再送各单位核对。',
    }),
  );
  const ruled = {
    itemIds: [...itemIds.slice(0, 2)],
    talkId,
    decision: '由部门牵头，乡镇配合。',
    reason: '法定主体为县级',
    decider: '领导小组会议',
  };
  unwrap(await callOn(bench, 'ruleItems', ruled));
  for (const what of [{ kind: 'forms' }, { kind: 'conflicts' }, { kind: 'minutes', talkId }] as const)
    unwrap(await callOn(bench, 'exportAgreement', { grant: out(`认定-${what.kind}`), formats: both(), what }));
}

/** Packs, answers to them, and the papers about these. */
async function opinions(bench: Workbench, out: Out, folder: string): Promise<void> {
  const packs = out('征求意见');
  unwrap(await callOn(bench, 'openRound', { kind: 'opinions', date: SENT_ON }));
  const asked = unwrap(await callOn(bench, 'sourceLists', {})).map(({ unitId }) => unitId);
  const unitIds = [...new Set(asked)].filter((_, index) => index < ASKED || index >= asked.length - ASKED);
  const sending = { unitIds, grant: packs, sentOn: SENT_ON, dueOn: DUE_ON, title: '征求意见稿' };
  const { consultationId } = unwrap(await callOn(bench, 'sendPacks', sending));
  const returned = join(folder, '反馈');
  await fillReturns(unwrap(await callOn(bench, 'opinionPacks', { consultationId })), packs, returned, null);
  await takeReturned(bench, returned);
  for (const [index, group] of unwrap(await callOn(bench, 'opinionGroups', { consultationId })).entries()) {
    const opinionIds = group.opinions.map(({ id }) => id);
    const outcome = index % 2 ? ('refused' as const) : ('partly' as const);
    unwrap(
      await callOn(bench, 'handleOpinions', { opinionIds, outcome, reason: '与上级规定不一致，已在其他事项中体现' }),
    );
  }
  for (const what of ['replies', 'reminders', 'summary', 'figures', 'register'] as const)
    unwrap(
      await callOn(bench, 'exportOpinionPapers', { grant: out(`意见-${what}`), consultationId, formats: both(), what }),
    );
}

async function editions(bench: Workbench, out: Out): Promise<void> {
  const [first, second] = unwrap(await callOn(bench, 'editions', {}));
  const [beforeId, afterId] = [first?.id ?? 0, second?.id ?? 0];
  unwrap(await callOn(bench, 'exportTownshipLists', { grant: out('第2版'), formats: both(), editionId: afterId }));
  unwrap(await callOn(bench, 'exportNotices', { grant: out('变更通知'), beforeId, afterId, formats: both() }));
  const what = {
    kind: 'comparison',
    before: { kind: 'edition', editionId: beforeId },
    after: { kind: 'edition', editionId: afterId },
  } as const;
  unwrap(await callOn(bench, 'exportReports', { grant: out('对照表'), formats: both(), what }));
  const day = { day: '2026-02-01', township: '临江镇' };
  const { rows } = unwrap(await callOn(bench, 'dutiesOfDay', { ...day, text: '耕地', offset: 0, limit: 5 }));
  const itemId = rows[0]?.itemId ?? 0;
  unwrap(await callOn(bench, 'exportExtract', { grant: out('依单问责'), formats: both(), ...day, itemId }));
  unwrap(await callOn(bench, 'archiveProject', { grant: out('归档') }));
}

async function withdrawal(bench: Workbench, out: Out): Promise<void> {
  const editionId = unwrap(await callOn(bench, 'editions', {})).at(-1)?.id ?? 0;
  const reason = '附件中临江镇、竹溪乡的清单装订互换';
  unwrap(await callOn(bench, 'withdrawEdition', { editionId, reason, decider: '县委机构编制委员会第3次会议' }));
  unwrap(await callOn(bench, 'exportWithdrawal', { grant: out('作废通知'), editionId, formats: both() }));
}

async function requests(bench: Workbench, out: Out): Promise<void> {
  const { rows } = unwrap(await callOn(bench, 'requests', {}));
  const ids = rows.slice(0, 6).map(({ id }) => id);
  const kinds: Input<'exportRequestPaper'>['what'][] = [
    ...ids.map((requestId) => ({ kind: 'form' as const, requestId })),
    ...ids.map((requestId) => ({ kind: 'notice' as const, requestId })),
    { kind: 'year', year: 2025 },
    { kind: 'register' },
  ];
  for (const what of kinds)
    unwrap(await callOn(bench, 'exportRequestPaper', { grant: out('准入与调整'), formats: both(), what }));
}

/** Tables to fill in. */
async function forms(bench: Workbench, out: Out): Promise<void> {
  const folder = out('填报表');
  for (const [unit, listId] of [
    ['department', ''],
    ['township', ''],
    ['township', 'cooperate'],
  ] as const) {
    const path = join(folder, `填报表${readdirSync(folder).length + 1}.xlsx`);
    bench.grant(path, [path]);
    unwrap(await callOn(bench, 'makeTemplate', { grant: path, unit, listId }));
  }
  const path = join(folder, '样例模板.docx');
  bench.grant(path, [path]);
  unwrap(await callOn(bench, 'saveLayoutSample', { grant: path }));
}
