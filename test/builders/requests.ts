/** A request taken through all its way and decided, by the services a person uses. */
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { findUnitByName, listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { decideRequest } from '../../electron/engine/services/requests/decideRequest';
import { registerRequest } from '../../electron/engine/services/requests/registerRequest';
import { stepRequest } from '../../electron/engine/services/requests/stepRequest';
import { contract, type Input } from '../../shared/contract';
import { wayOf } from '../../shared/logic/requests/requestWay';
import { unwrap } from './project';

type Asked = Input<'registerRequest'>['request'];
type Decision = Omit<Input<'decideRequest'>, 'requestId'>;

/** An adjustment a township asks for, unless said otherwise. */
export function ask(project: ProjectFile, changes: Partial<Asked>): number {
  const request = {
    ...{ kind: 'adjustment', cause: 'township', title: '调整清单', basis: '县委编委会议', reason: '实际情况有变' },
    ...{ applicant: '临江镇', townships: listUnits(project.read, 'township').map(({ name }) => name) },
    ...{ date: '2025-12-01', ...changes },
  };
  return unwrap(registerRequest(project, contract.registerRequest.input.parse({ request }))).requestId;
}

/** All that its way requires before a decision: every township agrees in writing. */
export function throughTheWay(project: ProjectFile, requestId: number, asked: Partial<Asked>, date: string): void {
  const step = (kind: Input<'stepRequest'>['kind'], more: Partial<Input<'stepRequest'>> = {}) =>
    unwrap(stepRequest(project, contract.stepRequest.input.parse({ requestId, kind, date, text: '同意', ...more })));
  const towns = asked.townships ?? listUnits(project.read, 'township').map(({ name }) => name);
  for (const name of towns)
    step('opinion', { unitId: findUnitByName(project.read, name)?.id ?? 0, verdict: 'agree', text: '' });
  const { kind = 'adjustment', term = null } = asked;
  for (const { kind: next, required } of wayOf({ kind, term }).steps)
    if (required && next !== 'opinion' && next !== 'decide') step(next as Input<'stepRequest'>['kind']);
}

/** Asked, taken through and approved; answers its id. */
export function approve(project: ProjectFile, asked: Partial<Asked>, decision: Partial<Decision> = {}): number {
  const requestId = ask(project, asked);
  decide(project, requestId, asked, decision);
  return requestId;
}

/** One that waits, taken through and approved. */
export function decide(
  project: ProjectFile,
  requestId: number,
  asked: Partial<Asked> = {},
  decision: Partial<Decision> = {},
): void {
  const { date = '2025-12-30' } = decision;
  throughTheWay(project, requestId, asked, date);
  const said = { decision: 'approve', date, decider: '县委、县政府', text: asked.reason ?? '同意调整', ...decision };
  unwrap(decideRequest(project, contract.decideRequest.input.parse({ requestId, ...said })));
}
