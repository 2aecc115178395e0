/** One party of an item: its position, its words marked against the other side's, and what changed since it spoke. */
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { shippedKnowledge } from '../../../shared/logic/matching/matchEntries';
import { markDifference } from '../../../shared/logic/text/markDifference';
import type { ItemContent } from '../../../shared/model/item';
import { OFFICE_WORD, ORIGIN_WORDS, type Position, STATED_PART_WORDS } from '../../../shared/model/verdict';
import type { PartyDetail } from '../../../shared/views/agreement';
import { PositionTag } from '../../components/items/AgreementTags';
import { ChangedText } from '../../components/texts/ChangedText';
import { Difference } from '../../components/texts/Difference';
import { dateText } from '../../format';

interface PartyLineProps {
  readonly party: PartyDetail;
  readonly item: ItemContent;
  /** What the other side says, to mark where the two part. */
  readonly others: string;
  readonly chosen: boolean;
  readonly canWrite: boolean;
  readonly onChoose: () => void;
  readonly onSay: (position: Position) => void;
  readonly onVerdict: () => void;
}

const QUICK: readonly (readonly [position: Position, word: string, key: string])[] = [
  ['agree', '同意', '1'],
  ['disagree', '不同意…', '2'],
  ['reserve', '保留…', '3'],
];

export function PartyLine(props: PartyLineProps): ReactNode {
  const { party, others, chosen } = props;
  const { verdict, changed } = party;
  const words = verdict?.words ?? '';
  const marks = useMemo(
    () =>
      words === '' || others === ''
        ? []
        : markDifference({ name: '', text: words }, { name: '', text: others }, shippedKnowledge()).left.text,
    [words, others],
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the screen choose
    // biome-ignore lint/a11y/noStaticElementInteractions: a click anywhere on the line chooses it; its buttons are inside
    <div
      className={chosen ? 'party on' : 'party'}
      data-testid="party"
      data-unit={party.unit || OFFICE_WORD}
      data-position={party.kept ? 'kept' : changed.length > 0 ? 'stale' : party.position}
      aria-current={chosen ? 'true' : undefined}
      onClick={props.onChoose}
    >
      <div className="party-head">
        <b className="cut">{party.unit || OFFICE_WORD}</b>
        <PositionTag position={party.position} stale={changed.length > 0} kept={party.kept} />
        {verdict && party.position !== 'none' ? (
          <span className="muted small cut">
            {[verdict.person, dateText(verdict.date), originOf(party)].filter(Boolean).join(' ')}
          </span>
        ) : null}
      </div>
      {words === '' ? null : (
        <p className="party-words">
          <Difference text={words} marks={marks} side={party.kind === 'department' ? 'right' : 'left'} />
        </p>
      )}
      {changed.length > 0 && party.about ? (
        <div className="party-changed small">
          表态以后改了{changed.map((part) => STATED_PART_WORDS[part]).join('、')}
          {changed.includes('text') ? (
            <p>
              <ChangedText before={party.about.text} after={props.item.text} side="before" />
              {' → '}
              <ChangedText before={party.about.text} after={props.item.text} side="after" />
            </p>
          ) : null}
        </div>
      ) : null}
      {chosen && props.canWrite ? (
        <div className="party-quick">
          {QUICK.map(([position, word, key]) => (
            <Button key={position} size="small" data-testid={`say-${position}`} onClick={() => props.onSay(position)}>
              {word} <kbd>{key}</kbd>
            </Button>
          ))}
          {party.position === 'none' && !party.kept ? null : (
            <Button size="small" data-testid="say-none" onClick={() => props.onSay('none')}>
              撤回表态 <kbd>0</kbd>
            </Button>
          )}
        </div>
      ) : null}
      {party.said.length > 1 ? (
        <div className="muted small">
          此前：
          {party.said
            .slice(0, -1)
            .map(
              ({ date, position, voice }) => `${dateText(date)}${voice === party.unit ? '' : voice}${WORDS[position]}`,
            )
            .join('；')}
        </div>
      ) : null}
    </div>
  );
}

const WORDS: Readonly<Record<Position, string>> = {
  agree: '同意',
  disagree: '不同意',
  reserve: '保留',
  none: '撤回或未定',
};

/** A verdict of a returned form or of merged units says so; one simply put down need not. */
function originOf({ verdict }: PartyDetail): string {
  return verdict && verdict.origin !== 'spoken' ? ORIGIN_WORDS[verdict.origin] : '';
}
