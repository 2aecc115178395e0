/** 设置 of a project: office, roster of operators, numbering; and pairs no longer suggested. */
import type { Parsed } from '../../../../shared/contract';
import { NUMBERING_WORDS, type ProjectOptions } from '../../../../shared/model/projectOptions';
import { fail, ok, type Result } from '../../../../shared/result';
import type { OperatorRow } from '../../../../shared/views/program';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { deleteRefusal, findRefusal } from '../../repositories/merge/refusalRepository';
import { countOperators } from '../../repositories/project/actionRepository';
import { readOptions, writeOptions } from '../../repositories/project/optionRepository';
import { readProject } from '../../repositories/project/projectRepository';

/** Only what is given and differs changes; nothing that differs is nothing done. */
export function setProjectOptions(project: ProjectFile, input: Parsed<'setProjectOptions'>): Result<null> {
  const given: Partial<ProjectOptions> = {
    ...(input.office === undefined ? {} : { office: input.office }),
    ...(input.roster === undefined ? {} : { roster: [...new Set(input.roster)] }),
    ...(input.numbering === undefined ? {} : { numbering: input.numbering }),
    ...(input.fileNames === undefined ? {} : { fileNames: input.fileNames }),
    ...(input.blindVerdicts === undefined ? {} : { blindVerdicts: input.blindVerdicts }),
  };
  const now = readOptions(project.read);
  const { lists } = readProject(project.read).scheme;
  const differing = Object.entries(given).filter(([name, value]) =>
    name === 'numbering'
      ? lists.some(({ numbering }) => numbering !== value)
      : !isSame(value, now[name as keyof ProjectOptions]),
  );
  if (differing.length === 0) return ok(null);
  const changes: Partial<ProjectOptions> = Object.fromEntries(differing);
  return record(project, { name: 'setProjectOptions', input: changes, effect: 'undoable' }, (write) => {
    writeOptions(write, changes);
    return ok({ value: null, summary: `设置：${wordsOf(changes).join('；')}` });
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function wordsOf({ office, roster, numbering, fileNames, blindVerdicts }: Partial<ProjectOptions>): string[] {
  return [
    office === undefined ? '' : `单位名称“${office}”`,
    roster === undefined ? '' : `操作人名册 ${roster.join('、') || '为空'}`,
    numbering === undefined ? '' : `序号${NUMBERING_WORDS[numbering]}`,
    blindVerdicts === undefined ? '' : blindVerdicts ? '首次表态互不可见' : '表态随时互相可见',
    fileNames === undefined ? '' : `文件名样式${fileNames === '' ? '照原来的' : `“${fileNames}”`}`,
  ].filter((words) => words !== '');
}

/** The roster in its order, then whoever else stands in the log, the busiest first. */
export function listOperators({ read }: ProjectFile): OperatorRow[] {
  const { roster } = readOptions(read);
  const counts = new Map(countOperators(read).map(({ operator, actions }) => [operator, actions]));
  const listed = roster.map((name) => ({ name, listed: true, actions: counts.get(name) ?? 0 }));
  const others = [...counts]
    .filter(([name]) => name !== '' && !roster.includes(name))
    .map(([name, actions]) => ({ name, listed: false, actions }));
  return [...listed, ...others];
}

/** The pair may be suggested again. Errors: BAD_INPUT when it is not refused (any more). */
export function revokeRefusal(project: ProjectFile, { refusalId }: Parsed<'revokeRefusal'>): Result<null> {
  return record(project, { name: 'revokeRefusal', input: { refusalId }, effect: 'undoable' }, (write) => {
    const refusal = findRefusal(write, refusalId);
    if (!refusal) return fail('BAD_INPUT', { field: '这一条已恢复建议' });
    deleteRefusal(write, refusalId);
    return ok({ value: null, summary: `恢复建议：“${refusal.entry}”与“${refusal.item}”` });
  });
}
