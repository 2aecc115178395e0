/** What a list says of the edition it is printed from: the mark under its title, and the notes at its end. */
import { EDITION_STAGE_WORDS, type EditionException } from '../../model/edition';
import type { TownshipList } from '../../model/townshipList';
import { toChineseDate, toChineseNumeral } from '../text/chineseNumerals';

/** （印发稿　安办发〔2026〕3号）; '' without a mark. */
export function stageWords({ stage, edition }: Pick<TownshipList, 'stage' | 'edition'>): string {
  const words = [stage, edition?.docNumber ?? ''].filter((part) => part !== '').join('　');
  return words === '' ? '' : `（${words}）`;
}

/** 核对第 7 条“…”：接续已印发清单，依据待补（县委编委第2次会议，2026年1月15日）. Signed for several items in the same words: said once, with how many. */
export function exceptionSentences(exceptions: readonly EditionException[]): string[] {
  const counts = new Map<string, { one: EditionException; times: number }>();
  for (const one of exceptions) {
    const words = exceptionWords(one, 1);
    counts.set(words, { one, times: (counts.get(words)?.times ?? 0) + 1 });
  }
  return [...counts.values()].map(({ one, times }) => exceptionWords(one, times));
}

function exceptionWords({ kind, check, name, reason, decider, date }: EditionException, times: number): string {
  const what = kind === 'waiver' ? '豁免' : '例外';
  const many = times > 1 ? `（${times}份）` : '';
  return `核对第${check}条“${name}”${what}${many}：${reason}（${decider}，${toChineseDate(date)}）。`;
}

/** Numbered on from the scheme's own notes. */
export function editionNotes({ stage, edition }: Pick<TownshipList, 'stage' | 'edition'>, after: number): string[] {
  if (!edition) return [];
  const { name, docNumber, issuer, issuedOn, effectiveOn, exceptions } = edition;
  const out = [
    issuer === '' ? '' : `由${issuer}`,
    issuedOn === '' ? '' : `${toChineseDate(issuedOn)}`,
    docNumber === '' ? '' : `以${docNumber}`,
  ].join('');
  const issued = stage === EDITION_STAGE_WORDS.issued;
  const since = issued
    ? `${out}印发，自${toChineseDate(effectiveOn)}起施行`
    : `供${stage.replace(/稿$/, '')}用，尚未印发`;
  return [`本清单为${name}，${since}。`, ...exceptions].map(
    (note, index) => `${toChineseNumeral(after + index + 1)}、${note}`,
  );
}
