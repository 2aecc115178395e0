/** 批注 on a returned form: each is put to a person, joins its row's opinion or is left out, and stays with the return. */
import { readFileSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { beforeEach, expect, test } from 'vitest';
import { readOpinions, readPackDetail } from '../../../electron/engine/services/opinions/readOpinions';
import { takeReturns } from '../../../electron/engine/services/opinions/takeReturns';
import { settleQuestions } from '../../../shared/logic/opinions/settleQuestions';
import type { ReturnQuestion } from '../../../shared/model/opinion';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { FIRST_ROW, type FormFilling } from '../../builders/filledForms';
import { codeOf, unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(async () => {
  asked = askedInTest();
  unwrap(await asked.send());
});

/** The form of 市委组织部 with notes, by row and column. */
async function noted(filling: FormFilling, notes: readonly [number, number, string][]) {
  const path = await asked.fill('市委组织部', filling);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(path).buffer as ArrayBuffer);
  for (const [row, column, text] of notes) {
    const cell = book.worksheets[0]?.getCell(row, column);
    if (cell) cell.note = text;
  }
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
  const file = asked.look(path, '回复.xlsx');
  if (!file.known) throw new Error('not known');
  return { file, read: file.known.read };
}

const take = ({ note, opinion }: ReturnQuestion) => (note === 'aside' ? null : opinion);

test('taken: joins what its row says, or is an opinion by itself; one at no row is only told', async () => {
  const rows = { 0: { kind: '删除', reason: '重复' }, 1: { kind: '无意见' } };
  const { file, read } = await noted({ rows }, [
    [FIRST_ROW, 5, '张三:\n已并入三定'],
    [FIRST_ROW + 1, 4, '名称请再斟酌'],
    [2, 1, '收到'],
  ]);
  expect(read.questions.map(({ ask, note, opinion }) => [opinion.row, ask, note, opinion.proposal])).toEqual([
    [2, 'A2 批注', 'aside', '批注：收到'],
    [FIRST_ROW, 'E5 批注（张三）', 'joins', '批注：已并入三定'],
    [FIRST_ROW + 1, 'D6 批注', 'alone', '批注：名称请再斟酌'],
  ]);
  expect(codeOf(takeReturns(asked.project, [{ file, receivedOn: '2025-06-05' }]))).toBe('RETURN_UNCLEAR');
  unwrap(takeReturns(asked.project, [{ file, receivedOn: '2025-06-05', opinions: settleQuestions(read, take) }]));
  expect(readOpinions(asked.project, {}).map(({ kind, proposal, reason }) => [kind, proposal, reason])).toEqual([
    ['subtract', '', '重复\n批注：已并入三定'],
    ['amend', '批注：名称请再斟酌', ''],
  ]);
  const { returns } = unwrap(readPackDetail(asked.project, { packId: asked.packOf('市委组织部').id }));
  expect(returns[0]?.findings.map(({ words }) => words)).toContain('A2 批注：收到');
});

test('left out: 全部无意见 stays what it is', async () => {
  const { file, read } = await noted({ overall: '全部无意见' }, [[FIRST_ROW, 5, '已核']]);
  expect(read.allAgreed).toBe(true);
  const opinions = settleQuestions(read, () => null);
  unwrap(takeReturns(asked.project, [{ file, receivedOn: '2025-06-05', opinions }]));
  expect(asked.packOf('市委组织部')).toMatchObject({ state: 'agreed', opinions: 0 });
});
