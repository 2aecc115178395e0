/** 操作记录: one action opened, with what it changed and what undoing back to it would mean. */
import { nestQuotes } from '../../../../shared/logic/text/nestQuotes';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ActionDetail } from '../../../../shared/views/pool';
import type { ProjectFile } from '../../database/file/projectFile';
import { lastBarrier, stepsAfter } from '../../database/log/undo';
import { findAction } from '../../repositories/project/actionRepository';
import { countTraces, readTraces } from '../../repositories/project/actionTraces';

const MOST_TRACES = 200;

const BLOCKED = {
  sealed: (barrier: string) => `其后有过“${barrier}”，不能撤销到这里。`,
  undone: () => '这时的操作有的已经撤销，不能撤销到这里。',
  0: () => '其后没有可撤销的操作。',
} as const;

/** Errors: ACTION_UNKNOWN. */
export function readAction(project: ProjectFile, { seq }: { seq: number }): Result<ActionDetail> {
  const { read } = project;
  const action = findAction(read, seq);
  if (!action) return fail('ACTION_UNKNOWN', { seq });
  const actions = stepsAfter(project, seq);
  return ok({
    action,
    touched: countTraces(read, seq),
    traces: readTraces(read, seq, MOST_TRACES),
    undo: typeof actions === 'string' || actions === 0 ? null : { actions },
    undoBlocked: typeof actions === 'string' || actions === 0 ? nestQuotes(BLOCKED[actions](lastBarrier(read))) : '',
  });
}
