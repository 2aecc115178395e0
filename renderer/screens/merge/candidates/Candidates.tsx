/** Items an entry may belong to, with the reasons in words and the differences marked; the chosen one is open. */
import { type ReactNode, useMemo } from 'react';
import { shippedKnowledge } from '../../../../shared/logic/matching/matchEntries';
import { type Difference as Marks, markDifference } from '../../../../shared/logic/text/markDifference';
import type { EntryRow, Suggestion } from '../../../../shared/views';
import { Tag } from '../../../components/figures/Tags';
import { Difference } from '../../../components/texts/Difference';
import { sortReasons } from './sortReasons';

export type Candidate = Suggestion['candidates'][number];

/** Marks of the entry against one candidate; null while marks are hidden or there is nothing to compare with. */
export function useMarks(
  entry: Pick<EntryRow, 'name' | 'text'> | undefined,
  candidate: Candidate | undefined,
  on: boolean,
): Marks | null {
  const [name, text] = [entry?.name ?? '', entry?.text ?? ''];
  const [otherName, otherText] = [candidate?.name, candidate?.text];
  return useMemo(
    () =>
      on && otherName !== undefined && otherText !== undefined
        ? markDifference({ name, text }, { name: otherName, text: otherText }, shippedKnowledge())
        : null,
    [on, name, text, otherName, otherText],
  );
}

interface CandidatesProps {
  readonly entry: EntryRow;
  readonly candidates: readonly Candidate[];
  readonly chosen: number;
  readonly preselected: readonly number[];
  readonly marks: boolean;
  /** Stands below the chosen one: which wording it is to have. */
  readonly wording: ReactNode;
  readonly onChoose: (index: number) => void;
  readonly onOpen: (itemId: number) => void;
}

const CHIPS = 4;

export function Candidates(props: CandidatesProps): ReactNode {
  const { candidates, chosen, preselected, onChoose, onOpen } = props;
  return (
    <ul className="candidates-list" aria-label="相近的事项">
      {candidates.map((candidate, index) => (
        <CandidateCard
          key={candidate.itemId}
          entry={props.entry}
          marks={props.marks}
          candidate={candidate}
          index={index}
          on={index === chosen}
          suggested={preselected.includes(candidate.itemId)}
          wording={index === chosen ? props.wording : null}
          onChoose={() => onChoose(index)}
          onOpen={() => onOpen(candidate.itemId)}
        />
      ))}
    </ul>
  );
}

interface CandidateCardProps {
  readonly entry: EntryRow;
  readonly marks: boolean;
  readonly candidate: Candidate;
  readonly index: number;
  readonly on: boolean;
  readonly suggested: boolean;
  readonly wording: ReactNode;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}

function CandidateCard(props: CandidateCardProps): ReactNode {
  const { entry, candidate, index, on, suggested, onChoose, onOpen } = props;
  const marks = useMarks(entry, candidate, props.marks);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number keys of the screen choose
    <li
      className={on ? 'candidate on' : 'candidate'}
      tabIndex={-1}
      aria-current={on}
      aria-label={candidate.name}
      data-testid={`merge-candidate-${index + 1}`}
      onClick={onChoose}
    >
      <span className="candidate-key" aria-hidden="true">
        {index + 1}
      </span>
      <div className="candidate-name">
        <span>
          <Difference text={candidate.name} marks={marks?.right.name ?? []} side="right" />
        </span>
        {suggested ? <Tag tone="merged">✓ 建议并入</Tag> : null}
        <span className="push" />
        <span className="muted small cut">
          {candidate.department}
          {candidate.department && candidate.category ? ' · ' : ''}
          {candidate.category}
        </span>
        {on ? (
          <button
            type="button"
            className="link small"
            onClick={(event) => {
              event.stopPropagation();
              onOpen();
            }}
          >
            看事项
          </button>
        ) : null}
      </div>
      <div className={on ? 'candidate-text' : 'candidate-text cut'}>
        <Difference text={candidate.text} marks={marks?.right.text ?? []} side="right" />
      </div>
      <Reasons reasons={candidate.reasons} entryDepartment={entry.department} department={candidate.department} />
      {props.wording}
    </li>
  );
}

interface ReasonsProps {
  readonly reasons: readonly string[];
  readonly entryDepartment: string;
  readonly department: string;
}

/** What speaks for it first, then what warns, a differing department among it, then what differs. */
function Reasons({ reasons, entryDepartment, department }: ReasonsProps): ReactNode {
  const { supports, warnings, difference } = sortReasons(reasons);
  const apart = difference.includes('部门不同') ? [`${entryDepartment} ≠ ${department}，请看一眼`] : [];
  return (
    <div className="candidate-why">
      {supports.length > 0 ? <span className="muted small">为何建议</span> : null}
      {supports.slice(0, CHIPS).map((reason) => (
        <Tag key={reason} tone={reason.includes('≠') ? 'basis' : 'accent'}>
          {reason}
        </Tag>
      ))}
      {[...warnings, ...apart].map((warning) => (
        <Tag key={warning} tone="basis">
          {warning}
        </Tag>
      ))}
      {difference === '' ? null : <span className="candidate-difference">差别：{difference}</span>}
    </div>
  );
}
