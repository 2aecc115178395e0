/** 更正登记 in words: which of a request's own fields said what before, and says what now. */
import { REQUEST_OWN_WORDS, type RequestOwn } from '../../model/request';
import { toChineseDate } from '../text/chineseNumerals';
import { quoted } from '../text/nestQuotes';

/** '' where nothing differs. */
export function correctionWords(before: RequestOwn, after: RequestOwn): string {
  const fields = Object.keys(REQUEST_OWN_WORDS) as (keyof RequestOwn)[];
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => {
      const [was, is] = [before, after].map((one) => told(field, one[field]));
      return `${REQUEST_OWN_WORDS[field]}由${was}改为${is}`;
    })
    .join('；');
}

function told(field: keyof RequestOwn, words: string): string {
  if (words === '') return '空白';
  return field === 'date' ? toChineseDate(words) : quoted(words);
}
