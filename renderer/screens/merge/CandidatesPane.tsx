/** The right side of the bench while an entry is pending: how many items look alike, which, and a way to find others. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Candidates } from './Candidates';
import type { CandidatesInHand } from './useCandidates';

interface CandidatesPaneProps {
  readonly candidates: CandidatesInHand;
  /** Size of the pool. */
  readonly live: number;
  /** Undefined while nothing can be decided. */
  readonly onFind: (() => void) | undefined;
  readonly onSplit: (() => void) | undefined;
  readonly onOpen: (itemId: number) => void;
}

export function CandidatesPane({ candidates, live, onFind, onSplit, onOpen }: CandidatesPaneProps): ReactNode {
  const { preselected } = candidates;
  return (
    <>
      <div className="candidates-head">
        <b>{headOf(candidates)}</b>
        <Button className="push" onClick={onFind} disabled={!onFind} data-testid="merge-find">
          在 {live} 项中找 <kbd>F</kbd>
        </Button>
      </div>
      {preselected.length >= 2 && onSplit ? (
        <div className="note merge-two">
          这一条像是含两项。
          <button type="button" className="link" onClick={onSplit}>
            拆入这 {preselected.length} 项… <kbd>S</kbd>
          </button>
        </div>
      ) : null}
      {candidates.error ? <div className="note bad">{candidates.error}</div> : null}
      <Candidates
        candidates={candidates.list}
        chosen={candidates.chosen}
        preselected={preselected}
        onChoose={candidates.choose}
        onOpen={onOpen}
      />
    </>
  );
}

function headOf(candidates: CandidatesInHand): string {
  if (candidates.searching) return '正在比对…';
  if (candidates.error) return '没有比对成';
  if (candidates.list.length === 0) return '库里没有相近的。多半是新事项（N）或不归乡镇（R）。';
  return `事项库中相近的 ${candidates.list.length} 项`;
}
