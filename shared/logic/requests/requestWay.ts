/** The way a request of some kind and term goes, out of the data that says so. */

import waysData from '../../../resources/requests/ways.json';
import type { RequestDraft } from '../../model/request';
import { type RequestWay, requestWaysSchema } from '../../model/requestWay';

let ways: readonly RequestWay[] | undefined;

export function requestWays(): readonly RequestWay[] {
  ways ??= requestWaysSchema.parse(waysData);
  return ways;
}

/** Throws when the data have no way for it: that is a fault of the build, not of a person. */
export function wayOf({ kind, term }: Pick<RequestDraft, 'kind' | 'term'>): RequestWay {
  const way = requestWays().find((one) => one.kind === kind && one.term === term);
  if (!way) throw new Error(`no way for requests ${kind} ${term}`);
  return way;
}

const NEED_WORDS = { content: '内容', basis: '依据', reason: '理由', townships: '涉及的乡镇', ends: '到期日' } as const;

/** What is still to be written before it can be accepted, in words. */
export function missingNeeds(
  way: RequestWay,
  request: Pick<RequestDraft, 'content' | 'basis' | 'reason' | 'townships' | 'ends'>,
): string[] {
  return way.needs.filter((need) => request[need].length === 0).map((need) => NEED_WORDS[need]);
}
