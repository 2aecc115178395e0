/** The minutes a ruling rests on stay as they were when it was made. */
import { beforeEach, describe, expect, test } from 'vitest';
import { readTalkFile } from '../../../electron/engine/repositories/agreement/talkRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { attachTalkFile, keepTalk } from '../../../electron/engine/services/agreement/holdTalks';
import { readTalks } from '../../../electron/engine/services/agreement/readAgreement';
import { ruleItems } from '../../../electron/engine/services/agreement/ruleItems';
import { errorText } from '../../../shared/errorText';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { codeOf, failureOf, unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(() => {
  asked = askedInTest();
});
const unitId = (name: string) => listUnits(asked.project.read).find((one) => one.name === name)?.id ?? 0;
describe('minutes a ruling rests on', () => {
  const words = { date: '2025-06-01', title: '会商会', people: '张三', minutes: '逐项听取意见。' };
  const rule = (): number => {
    const { project } = asked;
    unwrap(
      giveVerdicts(project, {
        unitId: unitId('道河镇'),
        itemIds: [1],
        position: 'disagree',
        words: '不妥',
        person: '',
      }),
    );
    const { talkId } = unwrap(keepTalk(project, { itemIds: [1], ...words }));
    unwrap(ruleItems(project, { itemIds: [1], talkId, decision: '', reason: '法定职责', decider: '编委会' }));
    return talkId;
  };
  test('are not emptied', () => {
    const talkId = rule();
    const failure = failureOf(keepTalk(asked.project, { talkId, itemIds: [1], ...words, minutes: '' }));
    expect(failure.code).toBe('MINUTES_IN_USE');
    expect(errorText(failure.code, failure.detail)).toBe(
      '会商记录“会商会”是 1 项裁定的依据，不能再改，没有写入。有新情况，请另记一次会商，需要时据以再裁定。',
    );
    expect(readTalks(asked.project)[0]).toMatchObject({ minutes: '逐项听取意见。', ruled: 1 });
  });
  test('stay minutes of a talk about the item', () => {
    const talkId = rule();
    expect(codeOf(keepTalk(asked.project, { talkId, itemIds: [2], ...words }))).toBe('MINUTES_IN_USE');
    expect(readTalks(asked.project)[0]?.itemIds).toContain(1);
  });
  test('are not of a day after the ruling', () => {
    const talkId = rule();
    expect(codeOf(keepTalk(asked.project, { talkId, itemIds: [1], ...words, date: '2025-06-30' }))).toBe(
      'MINUTES_IN_USE',
    );
  });
  test('may still get the signed file where there was none', () => {
    const talkId = rule();
    const fileName = '纪要（签字）.pdf';
    unwrap(attachTalkFile(asked.project, { talkId, fileName, bytes: new TextEncoder().encode('signed') }));
    expect(readTalks(asked.project)[0]).toMatchObject({ fileName });
  });
});
test('the signed minutes a ruling rests on can still be read after another file was attached', () => {
  const { project } = asked;
  const bytes = (text: string) => new TextEncoder().encode(text);
  unwrap(
    giveVerdicts(project, { unitId: unitId('道河镇'), itemIds: [1], position: 'disagree', words: '不妥', person: '' }),
  );
  const words = { date: '2025-06-01', title: '会商会', people: '', minutes: '' };
  const { talkId } = unwrap(keepTalk(project, { itemIds: [1], ...words }));
  unwrap(attachTalkFile(project, { talkId, fileName: '纪要（签字）.pdf', bytes: bytes('signed') }));
  unwrap(ruleItems(project, { itemIds: [1], talkId, decision: '', reason: '法定职责', decider: '编委会' }));
  const again = attachTalkFile(project, { talkId, fileName: '另一次会议.pdf', bytes: bytes('other') });
  const now = new TextDecoder().decode(readTalkFile(project.read, talkId) ?? new Uint8Array());
  expect([codeOf(again), now]).toEqual(['MINUTES_IN_USE', 'signed']);
});
