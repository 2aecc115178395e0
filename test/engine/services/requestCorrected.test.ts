/** 更正登记: what the register says wrongly of a closed request is put right, and what was decided and printed is not touched. */
import { beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { changesOfRequest } from '../../../electron/engine/repositories/requests/requestRepository';
import { layOutRequestPaper } from '../../../electron/engine/services/requests/exportRequests';
import { readRegister, readRequest } from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import { correctRequest } from '../../../electron/engine/services/requests/registerRequest';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { documentTexts } from '../../../shared/logic/paper/drafts/documentTexts';
import type { RequestOwn } from '../../../shared/model/request';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { failureOf, unwrap } from '../../builders/project';
import { approve, ask } from '../../builders/requests';

let project: ProjectFile;
beforeEach(() => {
  ({ project } = issuedAnlanInTest());
});

const detail = (requestId: number) => unwrap(readRequest(project, { requestId }));
const correct = (requestId: number, changes: Partial<RequestOwn>, why = '与来文核对') => {
  const { code, title, content, basis, reason, guarantee, span, applicant, date } = detail(requestId);
  const now = { code, title, content, basis, reason, guarantee, span, applicant, date };
  return correctRequest(project, { requestId, corrected: { ...now, ...changes }, why });
};
const paper = (kind: 'form' | 'notice', requestId: number): string => {
  const { rows } = readRegister(project);
  const sources = { request: readRequest, register: () => rows, year: readYear };
  const page = unwrap(layOutRequestPaper(project, sources, { kind, requestId }));
  return documentTexts(page).flat().join('').replace(/\n/g, '');
};
const decided = (): number => {
  const wants = [{ kind: 'amend' as const, itemId: readPool(project).live[0]?.id ?? 0, name: '防汛值守' }];
  const requestId = approve(project, { title: '防讯值守', basis: '安防〔2025〕3号', applicant: '临江镇', wants });
  unwrap(sealRound(project));
  return requestId;
};

test('title, number, day, basis and who asked, with the reason among the steps; changes, decision and notice stay', () => {
  const requestId = decided();
  const before = detail(requestId);
  const [notice, changes] = [paper('notice', requestId), changesOfRequest(project.read, requestId)];
  const corrected = { title: '防汛值守', code: '安编〔2025〕7', date: '2025-11-28', applicant: '县水利局' };
  unwrap(correct(requestId, { ...corrected, basis: '安防〔2025〕13号' }));

  const now = detail(requestId);
  expect(now).toMatchObject({
    ...corrected,
    applicantThen: '县水利局',
    basis: '安防〔2025〕13号',
    reason: before.reason,
  });
  expect(now).toMatchObject({
    state: 'approved',
    decision: 'approve',
    decidedOn: before.decidedOn,
    wants: before.wants,
  });
  expect(now.townships).toEqual(before.townships);
  expect(now.history.slice(0, -1)).toEqual(before.history);
  expect(now.history.at(-1)?.text).toBe(
    `更正登记：编号由“${before.code}”改为“安编〔2025〕7”；事项由“防讯值守”改为“防汛值守”；申请单位由“临江镇”改为“县水利局”；` +
      '申请日期由2025年12月1日改为2025年11月28日；依据由“安防〔2025〕3号”改为“安防〔2025〕13号”。理由：与来文核对',
  );
  expect(changesOfRequest(project.read, requestId)).toEqual(changes);
  // The notice reads as it went out; the register and its form as they should have been.
  expect(paper('notice', requestId)).toBe(notice);
  expect(notice).toContain('防讯值守');
  expect(paper('form', requestId)).toContain('县水利局　2025年11月28日');

  // Corrected once more, the notice still is the one that went out.
  unwrap(correct(requestId, { title: '防汛值班值守' }));
  expect(paper('notice', requestId)).toBe(notice);
  unwrap(undo(project));
  unwrap(undo(project));
  expect(detail(requestId)).toEqual(before);
});

test('nothing changed, a number another has, a day after a step, and one that is open are refused with a sentence', () => {
  const requestId = decided();
  expect(failureOf(correct(requestId, {})).code).toBe('NOTHING_CHANGED');
  const other = ask(project, { date: '2026-01-05' });
  expect(failureOf(correct(requestId, { code: detail(other).code })).code).toBe('REQUEST_EXISTS');
  expect(failureOf(correct(requestId, { date: '2025-12-31' })).detail).toMatchObject({
    reason: '申请日期不能晚于2025年12月30日的乡镇书面意见，请改正。',
  });
  expect(failureOf(correct(other, { title: '别的' })).detail).toMatchObject({
    reason: expect.stringContaining('改申请内容'),
  });
});

test('the number a notice went out with is given to no other request', () => {
  const requestId = decided();
  const { code } = detail(requestId);
  const next = detail(ask(project, { date: '2025-12-30' })).code;
  unwrap(undo(project));
  unwrap(correct(requestId, { code: '安编〔2025〕7' }));
  expect(code.startsWith('2025-')).toBe(true);
  expect(detail(ask(project, { date: '2025-12-30' })).code).toBe(next);
});
