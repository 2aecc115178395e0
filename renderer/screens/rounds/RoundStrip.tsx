/** All rounds side by side: kind, what came in and went out, what was left, sealed or not. */
import { type ReactNode, useEffect, useRef } from 'react';
import type { LedgerRound } from '../../../shared/model/ledger';
import { ROUND_KIND_WORDS } from '../../../shared/model/round';
import type { LedgerView } from '../../../shared/views';
import { figure } from '../../format';

interface RoundStripProps {
  readonly rounds: readonly LedgerRound[];
  readonly notes: LedgerView['notes'];
  readonly chosen: number | null;
  readonly onChoose: (round: number) => void;
}

export function RoundStrip({ rounds, notes, chosen, onChoose }: RoundStripProps): ReactNode {
  const strip = useRef<HTMLElement>(null);
  // Of forty rounds the one that is looked at stands in view.
  useEffect(() => {
    if (chosen === null) return;
    strip.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [chosen]);
  const dates = new Map(notes.map(({ round, date }) => [round, date]));
  return (
    <nav ref={strip} className="round-strip" aria-label="各轮">
      {rounds.map((round) => (
        <button
          key={round.round}
          type="button"
          className="round-card"
          aria-pressed={round.round === chosen}
          data-testid="round-card"
          onClick={() => onChoose(round.round)}
        >
          <span className="round-line">
            <b>第{round.round}轮</b>
            <span className="push small muted">{ROUND_KIND_WORDS[round.kind]}</span>
          </span>
          <span className="round-line">
            {round.kind === 'sorting' && round.added === 0 && round.subtracted === 0 ? (
              <span>采用 {figure(round.opening)}</span>
            ) : (
              <span>
                <span className={round.added > 0 ? 'plus' : 'muted'}>＋{figure(round.added)}</span>{' '}
                <span className={round.subtracted > 0 ? 'minus' : 'muted'}>−{figure(round.subtracted)}</span>
              </span>
            )}
            <b className="push round-closing">{figure(round.closing)}</b>
          </span>
          <span className="small muted round-state">
            {round.state === 'sealed' ? '✓ 已封存' : '未封存'}{' '}
            <span className="round-date">{dates.get(round.round) ?? ''}</span>
            <Reopened notes={notes} round={round.round} />
          </span>
        </button>
      ))}
    </nav>
  );
}

/** A reopening shows on its round for ever; who and why stand below the strip. */
function Reopened({ notes, round }: { notes: LedgerView['notes']; round: number }): ReactNode {
  const times = notes.find((note) => note.round === round)?.reopenings.length ?? 0;
  return times === 0 ? null : <span className="round-reopened"> ! 重开 {times} 次</span>;
}
