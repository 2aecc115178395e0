/** Random verdicts, edits, merged units, rulings and undoing on a real project: figures tie, and only exact consent of all is agreement. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { agreeToRest, giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { keepTalk } from '../../../electron/engine/services/agreement/holdTalks';
import { readAgreement, readAgreementItem } from '../../../electron/engine/services/agreement/readAgreement';
import { ruleItems } from '../../../electron/engine/services/agreement/ruleItems';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { addItem, amendItem, restoreItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import type { Position } from '../../../shared/model/verdict';
import { draft, newProject, PEOPLE, temporaryFolder, unwrap } from '../../builders/project';

const DEPARTMENTS = ['甲局', '乙局', '丙局'];
const TOWNS = ['东镇', '西镇'];
const TEXTS = ['按月报告。', '按周报告。'];

const step = fc.record({
  kind: fc.constantFrom(
    'say',
    'say',
    'say',
    'sayAll',
    'rest',
    'sayAll',
    'text',
    'parts',
    'merge',
    'rule',
    'subtract',
    'undo',
  ),
  a: fc.nat({ max: 11 }),
  b: fc.nat({ max: 11 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const POSITIONS: readonly Position[] = ['agree', 'agree', 'disagree', 'reserve', 'none'];

test('agreed + ruled + open is the number of items, and agreed is what every party said yes to', {
  timeout: 300_000,
}, () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const folder = temporaryFolder();
      const project = newProject(folder.path);
      try {
        begin(project);
        for (const one of steps) {
          take(project, one);
          look(project);
        }
        expect(verifyProject(project.read)).toMatchObject({ ok: true });
      } finally {
        project.close();
        folder.remove();
      }
    }),
    { numRuns: 40 },
  );
});

function begin(project: ProjectFile): void {
  unwrap(addUnits(project, { kind: 'department', names: [...DEPARTMENTS] }));
  unwrap(addUnits(project, { kind: 'township', names: [...TOWNS] }));
  for (const [index, name] of ['护林', '巡河', '防汛'].entries()) {
    const item = draft(name, {
      text: TEXTS[0] ?? '',
      leadDepartment: DEPARTMENTS[index] ?? '',
      coDepartments: [DEPARTMENTS[(index + 1) % 3] ?? ''],
    });
    unwrap(addItem(project, { item, reason: '补充', ...PEOPLE }));
  }
}

/** Whatever is refused is refused; what is looked at is the state afterwards. */
function take(project: ProjectFile, { kind, a, b }: Step): void {
  const items = readContents(project.read);
  const item = items[a % Math.max(1, items.length)];
  const units = listUnits(project.read);
  const position = POSITIONS[b % POSITIONS.length] ?? 'agree';
  const words = position === 'agree' ? '' : '有话说';
  if (!item) return;
  if (kind === 'say') {
    const unitId = b % 5 === 4 ? null : (units[b % units.length]?.id ?? null);
    giveVerdicts(project, {
      unitId,
      itemIds: [item.id],
      position: POSITIONS[(a + b) % 5] ?? 'agree',
      words: '有话说',
      person: '',
    });
  }
  if (kind === 'sayAll')
    for (const unitId of [...units.map(({ id }) => id), null])
      giveVerdicts(project, { unitId, itemIds: [item.id], position: 'agree', words: '', person: '' });
  if (kind === 'rest') rest(project, item.id, units[b % units.length]?.id ?? 0, b % 2 === 0);
  if (kind === 'text') amend(project, item.id, TEXTS[b % 2] ?? '', lead(item), others(item));
  if (kind === 'parts') {
    const names = units.filter((unit) => unit.kind === 'department').map(({ name }) => name);
    amend(project, item.id, item.text, names[b % names.length] ?? '', [names[(b + 1) % names.length] ?? '']);
  }
  if (kind === 'merge') {
    const [goes, stays] = [units[a % units.length], units[b % units.length]];
    if (goes && stays && goes.id !== stays.id && units.filter((unit) => unit.kind === goes.kind).length > 1)
      mergeUnits(project, { unitId: goes.id, intoId: stays.id });
  }
  if (kind === 'rule') {
    const talk = { date: '2025-06-20', title: '会商', people: '', minutes: '各方陈述。' };
    const { talkId } = unwrap(keepTalk(project, { itemIds: [item.id], ...talk }));
    ruleItems(project, { itemIds: [item.id], talkId, decision: '', reason: words || '照现文', decider: '编委会' });
  }
  if (kind === 'subtract') {
    const gone = { itemIds: [item.id], reasonKind: '其他', targetItemId: null, reason: '重复', ...PEOPLE };
    if (subtractItems(project, gone).ok && b % 2 === 0)
      restoreItem(project, { itemId: item.id, reason: '仍要', ...PEOPLE });
  }
  if (kind === 'undo') undo(project);
}

/** Settled at a meeting, one item is agreed or was ruled on; a party and the office that agree to what they have left have only left what they were against. */
function rest(project: ProjectFile, itemId: number, unitId: number, met: boolean): void {
  if (met) {
    agreeToRest(project, { itemIds: [itemId], against: true, words: '', person: '' });
    expect(['agreed', 'ruled']).toContain(readAgreementItem(project, { itemId })?.state);
    return;
  }
  const before = readAgreement(project).parties;
  agreeToRest(project, { unitIds: [unitId, null], against: false, words: '', person: '' });
  for (const [index, party] of readAgreement(project).parties.entries()) {
    if (party.unitId !== unitId && party.unitId !== null) continue;
    // What it was against before the words changed waits for its own word.
    const { opposed } = before[index] ?? { opposed: 0 };
    expect([party.silent, party.stale, party.opposed]).toEqual([0, opposed, opposed]);
    expect(party.disagree + party.reserve).toBe((before[index]?.disagree ?? 0) + (before[index]?.reserve ?? 0));
  }
}

type Item = ReturnType<typeof readContents>[number];
const lead = ({ responsibilities }: Item): string => responsibilities.find(({ role }) => role === 'lead')?.unit ?? '';
const others = ({ responsibilities }: Item): string[] =>
  responsibilities.filter(({ role }) => role === 'cooperate').map(({ unit }) => unit);

function amend(
  project: ProjectFile,
  itemId: number,
  text: string,
  leadDepartment: string,
  coDepartments: string[],
): void {
  const name = readContents(project.read, [itemId])[0]?.name ?? '';
  const parts = { leadDepartment, coDepartments, jointLeads: [], receivers: [], method: '', duties: {}, fields: {} };
  const wording = { itemId, name, text, townshipRole: 'main' as const, bases: [], remark: '' };
  amendItem(project, { ...wording, parts, reason: '协商', ...PEOPLE });
}

/** The oracle goes by raw rows alone: the newest row of each party, and what the version it names says. */
function look(project: ProjectFile): void {
  const items = readContents(project.read);
  const { total, agreed, ruled, open, conflict, reopened, waiting } = readAgreement(project);
  expect([agreed + ruled + open, conflict + reopened + waiting]).toEqual([total, open]);
  expect(total).toBe(items.length);
  const towns = listUnits(project.read, 'township').length;
  for (const item of items) {
    const detail = readAgreementItem(project, { itemId: item.id });
    const newest = project.read.all<{ position: string; name: string | null; text: string }>(
      `SELECT verdict.position, unit.name, content ->> 'text' AS text
       FROM verdict JOIN statedVersion ON statedVersion.id = statedId LEFT JOIN unit ON unit.id = unitId
       WHERE verdict.id IN (SELECT max(id) FROM verdict WHERE itemId = ? GROUP BY party, unitId)`,
      [item.id],
    );
    const parties = [...new Set(item.responsibilities.map(({ unit }) => unit))];
    expect(detail?.parties).toHaveLength(parties.length + towns + 1);
    const consent = newest.filter(({ position, text }) => position === 'agree' && text === item.text);
    const heard = (name: string | null): boolean => consent.some((row) => row.name === name);
    if (detail?.state === 'agreed') expect([...parties.map(heard), heard(null)]).not.toContain(false);
    if (detail?.state === 'ruled')
      expect(project.read.value('SELECT count(*) FROM ruling WHERE itemId = ?', [item.id])).not.toBe(0);
    if (detail?.unsettled)
      expect(newest.some(({ position }) => position === 'disagree' || position === 'reserve')).toBe(true);
  }
  const rule = checkProject(project).find(({ id }) => id === '19');
  expect(rule?.state).toBe(open > 0 && rule?.figure !== '尚未开始表态' ? 'failed' : 'passed');
}
