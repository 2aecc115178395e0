/** 申请办理: one step of the way, added to the history; what the way does not allow now is refused with a sentence. */
import type { Parsed } from '../../../../shared/contract';
import { foldRequest, refuseStep } from '../../../../shared/logic/requests/foldRequest';
import { refuseDate } from '../../../../shared/logic/requests/refuseDate';
import { missingNeeds, wayOf } from '../../../../shared/logic/requests/requestWay';
import { localDay } from '../../../../shared/logic/text/localDay';
import {
  OPINION_WORDS,
  type OpinionVerdict,
  REQUEST_STEP_WORDS,
  type RequestStepKind,
} from '../../../../shared/model/request';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import {
  findRequest,
  insertRequestStep,
  listRequestSteps,
  listRequestTowns,
} from '../../repositories/requests/requestRepository';

const USUAL: Partial<Readonly<Record<RequestStepKind, string>>> = {
  legal: '县司法局',
  meeting: '联席会议',
  county: '县委、县政府',
  superior: '上级编委',
};

/** Errors: REQUEST_UNKNOWN; REQUEST_STEP with the sentence why not. */
export function stepRequest(project: ProjectFile, input: Parsed<'stepRequest'>): Result<null> {
  const { requestId, kind, date, unitId, verdict, text } = input;
  return record(project, { name: 'stepRequest', input, effect: 'undoable' }, (write) => {
    const stored = findRequest(write, requestId);
    if (!stored) return fail('REQUEST_UNKNOWN');
    const way = wayOf(stored);
    const towns = listRequestTowns(write, requestId);
    const folded = foldRequest(way, listRequestSteps(write, requestId), towns);
    const missing = kind === 'accept' ? missingNeeds(way, { ...stored, townships: towns.map(({ name }) => name) }) : [];
    // What somebody remembers of the time before may be noted down.
    const days = { asked: kind === 'note' ? '' : stored.date, today: localDay(project.session.now()) };
    const reason =
      missing.length > 0
        ? `还没有写${missing.join('、')}，不能受理。请点“更多 — 改申请内容…”补写，或退回补正。`
        : (refuseStep(way, folded, { kind, date, unitId, verdict, text }) ??
          refuseDate(REQUEST_STEP_WORDS[kind], date, days));
    if (reason !== null) return fail('REQUEST_STEP', { code: stored.code, reason });
    const town = folded.opinions.find((one) => one.unitId === unitId)?.name;
    const by = input.by !== '' ? input.by : (town ?? USUAL[kind] ?? project.session.operator);
    insertRequestStep(write, {
      ...{ requestId, kind, date, unitId: town === undefined ? null : unitId, by, verdict, text },
      operator: project.session.operator,
      at: project.session.now(),
    });
    const said =
      kind === 'opinion' ? `${by}${OPINION_WORDS[verdict as OpinionVerdict] ?? ''}` : REQUEST_STEP_WORDS[kind];
    return ok({ value: null, summary: `申请 ${stored.code} ${said}${text === '' ? '' : `：${text}`}` });
  });
}
