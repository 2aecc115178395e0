/** The bench's keys: the deeds, the choice among the candidates and of their wording, and the way through the queue. */
import type { RefObject } from 'react';
import { useRoundGate } from '../../components/items/roundGate';
import { useShortcuts } from '../../components/keys/useShortcuts';
import type { CandidatesInHand } from './candidates/useCandidates';
import type { WordingChoices } from './candidates/useWordingChoice';
import type { Deeds } from './deeds/useDeeds';
import type { Bench } from './useBench';

/**
 * Pressed while the last decision is being written, these are kept for the next entry. Those that decide at once (Enter, X)
 * are not: nobody has seen yet what they would decide.
 */
const HELD_KEYS: ReadonlySet<string> = new Set(['n', 's', 'r', 'p', 't', 'f', 'b', 'g', 'o', 'm']);

interface Hand {
  readonly bench: Bench;
  readonly candidates: CandidatesInHand;
  readonly wording: WordingChoices;
  readonly deeds: Deeds;
  /** With the focus in it, the arrows choose among the candidates. */
  readonly pane: RefObject<HTMLElement | null>;
  readonly onGaps: () => void;
  readonly onMarks: () => void;
  /** Where what was looked at is done and something else is not. */
  readonly onNext: (() => void) | undefined;
}

export function useBenchKeys(hand: Hand, enabled: boolean): void {
  const { bench, candidates, wording, deeds, pane } = hand;
  const gate = useRoundGate();
  const choose = (index: number): (() => void) | undefined =>
    index >= 0 && index < candidates.list.length ? () => candidates.choose(index) : undefined;
  /** With nothing in the list but some folded away, the first number shows them. */
  const chooseFirst = candidates.list.length === 0 && candidates.folded.length > 0 ? candidates.unfold : choose(0);
  const move = (step: 1 | -1) => (): void => {
    if (pane.current?.contains(document.activeElement)) choose(candidates.chosen + step)?.();
    else bench.goTo(bench.at < 0 ? bench.source.count - 1 : bench.at + step);
  };
  const canWord = deeds.attach && gate.open;
  useShortcuts(
    {
      Enter: deeds.attach ?? hand.onNext,
      n: deeds.adopt,
      s: deeds.split,
      r: deeds.reject,
      p: deeds.pend,
      t: deeds.send,
      x: deeds.refuse,
      f: deeds.find,
      b: deeds.confirm,
      g: hand.onGaps,
      o: deeds.original,
      m: deeds.note,
      v: hand.onMarks,
      u: canWord ? () => wording.turn('name') : undefined,
      i: canWord ? () => wording.turn('text') : undefined,
      ArrowDown: move(1),
      ArrowUp: move(-1),
      ArrowRight: () => pane.current?.focus(),
      ArrowLeft: () => pane.current?.blur(),
      '1': chooseFirst,
      '2': choose(1),
      '3': choose(2),
      '4': choose(3),
      '5': choose(4),
    },
    enabled,
    { busy: bench.busy || (bench.at >= 0 && bench.entry === undefined), keys: HELD_KEYS },
  );
}
