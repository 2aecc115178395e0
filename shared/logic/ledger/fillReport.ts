/** The paragraph of a report: a template whose 〔names〕 are replaced by figures. */
import type { ReportFigure, ReportPiece } from '../../model/report';

const DEFAULT_REPORT = `〔地名〕坚持职责法定〔双向〕。第一轮梳理〔类数〕类职责任务〔首轮〕项，经〔轮数〕轮审核，做“加法”〔增〕项，做“减法”〔减〕项〔融合〕，最终认定〔现有〕项。
清单引用法律法规和文件〔依据〕件。各镇清单最少〔最少〕项、最多〔最多〕项，平均〔平均〕项，合计〔镇次〕镇次；其中共性事项〔共性〕项，差异化事项〔差异化〕项。`;

const BOTTOM_UP = `；同步对〔乡镇数〕个乡镇反向梳理的职责任务〔反向〕项逐条沟通融合，其中并入〔并入〕项、拆入〔拆入〕项、据此新增〔采用〕项、不予列入〔不予列入〕项〔余〕`;

/** Where the lists that the townships publish are what the work began with, and no department sent one. */
const PUBLISHED_REPORT = `〔地名〕以〔乡镇数〕个乡镇的现行清单为底，〔反向〕条合为〔首轮〕项，经〔轮数〕轮审核，做“加法”〔增〕项，做“减法”〔减〕项，现有〔现有〕项。
清单引用法律法规和文件〔依据〕件。各镇清单最少〔最少〕项、最多〔最多〕项，平均〔平均〕项，合计〔镇次〕镇次；其中共性事项〔共性〕项，差异化事项〔差异化〕项。`;

export interface SentRows {
  readonly departmentRows: number;
  readonly townshipRows: number;
  /** Of the townships', those sent back, and those not decided yet. */
  readonly returned: number;
  readonly pending: number;
}

/** The program's own wording for a project. What is seldom is named where there is some, so that the sum ties. */
export function defaultReport({ departmentRows, townshipRows, returned, pending }: SentRows): string {
  if (departmentRows === 0 && townshipRows > 0) return PUBLISHED_REPORT;
  const rest = `${returned > 0 ? '、退回补正〔退回〕项' : ''}${pending > 0 ? '、待定〔待定〕项' : ''}`;
  // Where no township sent anything, nothing was talked through with them.
  const both = townshipRows > 0;
  const bottomUp = both ? BOTTOM_UP.replace('〔余〕', rest) : '';
  return DEFAULT_REPORT.replace('〔双向〕', both ? '、双向梳理' : '').replace('〔融合〕', bottomUp);
}

export function fillReport(template: string, figures: readonly ReportFigure[]): ReportPiece[] {
  const byName = new Map(figures.map((figure) => [figure.name, figure]));
  return template.split(/(〔[^〔〕]*〕)/u).flatMap((text): ReportPiece[] => {
    if (text === '') return [];
    const name = /^〔(.*)〕$/u.exec(text)?.[1];
    if (name === undefined) return [{ kind: 'text', text }];
    const figure = byName.get(name);
    return [figure ? { kind: 'figure', figure } : { kind: 'unknown', text }];
  });
}

/** The paragraph as plain text. */
export function reportText(pieces: readonly ReportPiece[]): string {
  return pieces.map((piece) => (piece.kind === 'figure' ? piece.figure.text : piece.text)).join('');
}
