/** The right side of the bench while an entry is pending: how many items look alike, which, and a way to find others. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { HARDLY_ALIKE } from '../../../../shared/logic/matching/matchReasons';
import type { EntryRow } from '../../../../shared/views';
import type { EntryContext } from '../../../../shared/views/matching';
import type { Deeds } from '../deeds/useDeeds';
import { Candidates } from './Candidates';
import type { CandidatesInHand } from './useCandidates';
import type { WordingChoices } from './useWordingChoice';
import { WordingChoice } from './WordingChoice';

interface CandidatesPaneProps {
  readonly entry: EntryRow;
  readonly candidates: CandidatesInHand;
  readonly marks: boolean;
  /** Null where nothing can be written. */
  readonly wording: WordingChoices | null;
  readonly refused: EntryContext['refused'];
  /** Size of the pool. */
  readonly live: number;
  readonly deeds: Pick<Deeds, 'find' | 'split' | 'allow'>;
  readonly onMarks: () => void;
  readonly onOpen: (itemId: number) => void;
}

export function CandidatesPane(props: CandidatesPaneProps): ReactNode {
  const { entry, candidates, live, refused, deeds, wording } = props;
  const { preselected } = candidates;
  const { allow } = deeds;
  return (
    <>
      <div className="candidates-head">
        <b>{headOf(candidates, live)}</b>
        <button
          type="button"
          className="link small push"
          aria-pressed={props.marks}
          onClick={props.onMarks}
          data-testid="merge-marks"
        >
          {props.marks ? '收起标记' : '显示标记'} <kbd>V</kbd>
        </button>
        <Button onClick={deeds.find} disabled={!deeds.find} data-testid="merge-find">
          在 {live} 项中找 <kbd>F</kbd>
        </Button>
      </div>
      {preselected.length >= 2 && deeds.split ? (
        <div className="note merge-two">
          这一条像是含两项。
          <button type="button" className="link" onClick={deeds.split}>
            拆入这 {preselected.length} 项… <kbd>S</kbd>
          </button>
        </div>
      ) : null}
      {candidates.error ? <div className="note bad">{candidates.error}</div> : null}
      <Candidates
        entry={entry}
        marks={props.marks}
        candidates={candidates.list}
        chosen={candidates.chosen}
        preselected={preselected}
        wording={wording ? <WordingChoice entry={entry} choices={wording} /> : null}
        onChoose={candidates.choose}
        onOpen={props.onOpen}
      />
      {candidates.folded.length > 0 ? (
        <div className="muted small merge-refused" data-testid="merge-folded">
          另有 {candidates.folded.length} 项{onlyLetters(candidates) ? '只有个别字相同' : '沾一点边'}
          <button type="button" className="link" onClick={candidates.unfold}>
            看一看 <kbd>1</kbd>
          </button>
        </div>
      ) : null}
      {refused.length > 0 ? (
        <div className="muted small merge-refused" data-testid="merge-refused">
          不再建议：
          {refused.map(({ itemId, name }) => (
            <span key={itemId}>
              {name}
              {allow ? (
                <button type="button" className="link" onClick={() => allow(itemId)}>
                  恢复建议
                </button>
              ) : null}
            </span>
          ))}
        </div>
      ) : null}
    </>
  );
}

function onlyLetters({ folded }: CandidatesInHand): boolean {
  return folded.every(({ reasons }) => reasons[0] === HARDLY_ALIKE);
}

function headOf(candidates: CandidatesInHand, live: number): string {
  if (candidates.searching) return '正在比对…';
  if (candidates.error) return '没有比对成';
  if (live === 0) return '事项库里还没有事项。请先到“报送”采用部门清单，再归并各乡镇的条目。';
  if (candidates.list.length === 0) return '库里没有相近的。多半是新事项（N）或不归乡镇（R）。';
  return `事项库中相近的 ${candidates.list.length} 项`;
}
