/** Equal opinions of several units: the same deed on the same item in the same words, numbering and punctuation aside. */
import type { OpinionKind, Outcome, ReturnedOpinion } from '../../model/opinion';
import type { OpinionGroup, OpinionView } from '../../views/opinions';
import { groupBy } from '../rows/groupBy';
import { normalizeText } from '../text/normalizeText';

interface Said {
  readonly consultationId: number;
  readonly itemId: number | null;
  readonly kind: OpinionKind;
  readonly name: string;
  readonly proposal: string;
}

/** Without marks and numbering; figures that a mark parts stay apart: 1.5 is not 15. */
function levelWords(text: string): string {
  return normalizeText(text).replace(/(?<!\d) | (?!\d)/g, '');
}

/** 删除 of an item is one opinion however it is put; a new proposal is known by its name. */
export function opinionKey({ consultationId, itemId, kind, name, proposal }: Said): string {
  const said = kind === 'add' ? levelWords(name) : kind === 'subtract' ? '' : levelWords(proposal);
  return [consultationId, itemId ?? '', kind, said].join('|');
}

/** What was put away stays so only where the same is said for the same reasons; what was taken up, wherever the same is said. */
export function staysHandled(
  outcome: Outcome,
  before: Pick<ReturnedOpinion, 'proposal' | 'reason'>,
  now: Pick<ReturnedOpinion, 'proposal' | 'reason'>,
): boolean {
  const taken = outcome === 'adopted' || outcome === 'partly';
  const said = ({ proposal, reason }: typeof now): string => `${levelWords(proposal)}|${levelWords(reason)}`;
  return taken || said(before) === said(now);
}

/** 删除 from some townships' lists, and from every list of the county: two things to be handled apart. */
function groupKey(opinion: OpinionView): string {
  return opinion.kind === 'subtract'
    ? `${opinionKey(opinion)}|${opinion.towns.length > 0 ? 'towns' : 'duty'}`
    : opinionKey(opinion);
}

/** The same deed on the same item, in whatever words: they can be taken up together. New proposals may be called differently. */
export function speakOfOne(opinions: readonly Pick<Said, 'itemId' | 'kind'>[]): boolean {
  const [first] = opinions;
  return opinions.every(({ kind, itemId }) => kind === first?.kind && itemId === first.itemId);
}

/** Those to be handled first, open or not carried out; those of one item beside each other, in the order they came in. */
export function groupOpinions(opinions: readonly OpinionView[]): OpinionGroup[] {
  const groups = groupBy(opinions, groupKey);
  // What was handled apart stays apart.
  const split = [...groups].flatMap(([key, own]) => {
    const byHandling = groupBy(own, ({ handling }) => handling?.id ?? 0);
    return [...byHandling].map(
      ([id, opinions]): OpinionGroup => ({
        key: id === 0 ? key : `${key}|${id}`,
        opinions,
        standing: opinions[0]?.handling?.standing ?? null,
      }),
    );
  });
  const first = new Map<string, number>();
  split.forEach(({ opinions }, index) => {
    const place = placeOf(opinions[0]);
    if (!first.has(place)) first.set(place, index);
  });
  return split
    .map((group, index) => ({ group, index, place: first.get(placeOf(group.opinions[0])) ?? index }))
    .sort((a, b) => Number(isSettled(a.group)) - Number(isSettled(b.group)) || a.place - b.place || a.index - b.index)
    .map(({ group }) => group);
}

/** What was not carried out is to be handled again. */
function isSettled({ standing }: OpinionGroup): boolean {
  return standing !== null && standing !== 'unmet';
}

function placeOf(opinion: OpinionView | undefined): string {
  if (!opinion) return '';
  return opinion.itemId === null ? `add ${opinion.id}` : `item ${opinion.itemId}`;
}
