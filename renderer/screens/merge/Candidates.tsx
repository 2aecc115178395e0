/** Items an entry may belong to, with the reasons in words; the chosen one is open. */
import type { ReactNode } from 'react';
import type { Suggestion } from '../../../shared/views';
import { MarkedText, sharedTerms } from '../../components/MarkedText';
import { Tag } from '../../components/Tags';

export type Candidate = Suggestion['candidates'][number];

interface CandidatesProps {
  readonly candidates: readonly Candidate[];
  readonly chosen: number;
  readonly preselected: readonly number[];
  readonly onChoose: (index: number) => void;
  readonly onOpen: (itemId: number) => void;
}

const CHIPS = 4;

export function Candidates({ candidates, chosen, preselected, onChoose, onOpen }: CandidatesProps): ReactNode {
  return (
    <div className="candidates-list" role="radiogroup" aria-label="相近的事项">
      {candidates.map((candidate, index) => (
        <CandidateCard
          key={candidate.itemId}
          candidate={candidate}
          index={index}
          on={index === chosen}
          suggested={preselected.includes(candidate.itemId)}
          onChoose={() => onChoose(index)}
          onOpen={() => onOpen(candidate.itemId)}
        />
      ))}
    </div>
  );
}

interface CandidateCardProps {
  readonly candidate: Candidate;
  readonly index: number;
  readonly on: boolean;
  readonly suggested: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}

function CandidateCard({ candidate, index, on, suggested, onChoose, onOpen }: CandidateCardProps): ReactNode {
  const terms = sharedTerms(candidate.reasons);
  const differences = candidate.reasons.filter((reason) => reason.startsWith('差别'));
  const chips = candidate.reasons.filter((reason) => !reason.startsWith('差别')).slice(0, CHIPS);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card with a link inside cannot be an input
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number keys of the screen choose
    <div
      className={on ? 'candidate on' : 'candidate'}
      role="radio"
      tabIndex={-1}
      aria-checked={on}
      aria-label={candidate.name}
      data-testid={`merge-candidate-${index + 1}`}
      onClick={onChoose}
    >
      <span className="candidate-key" aria-hidden="true">
        {index + 1}
      </span>
      <div className="candidate-name">
        <span>
          <MarkedText text={candidate.name} terms={terms} />
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
        <MarkedText text={candidate.text} terms={terms} />
      </div>
      <div className="candidate-why">
        {chips.length > 0 ? <span className="muted small">为何建议</span> : null}
        {chips.map((reason) => (
          <Tag key={reason} tone={reason.includes('≠') ? 'basis' : 'accent'}>
            {reason}
          </Tag>
        ))}
        {differences.map((difference) => (
          <span key={difference} className="candidate-difference">
            {difference}
          </span>
        ))}
      </div>
    </div>
  );
}
