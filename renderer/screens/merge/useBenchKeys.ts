/** The keys of the bench. */
import type { RefObject } from 'react';
import { useShortcuts } from '../../components/useShortcuts';
import type { Bench } from './useBench';
import type { BenchDeeds } from './useBenchDeeds';
import type { CandidatesInHand } from './useCandidates';

/**
 * Pressed while the last decision is being written, these are kept for the next entry. Those that decide at once (Enter, X)
 * are not: nobody has seen yet what they would decide.
 */
const HELD_KEYS: ReadonlySet<string> = new Set(['n', 's', 'r', 'p', 't', 'f', 'b', 'g', 'o', 'm']);

type Act = (() => void) | undefined;

/** What keys do besides decisions and moving about. */
interface BenchActs {
  readonly confirm: Act;
  readonly gaps: Act;
  readonly original: Act;
  readonly note: Act;
  readonly marks: Act;
  readonly turnName: Act;
  readonly turnText: Act;
}

interface KeysOfBench {
  readonly bench: Bench;
  readonly candidates: CandidatesInHand;
  readonly pane: RefObject<HTMLElement | null>;
  readonly deeds: BenchDeeds;
  readonly acts: BenchActs;
  readonly enabled: boolean;
}

export function useBenchKeys({ bench, candidates, pane, deeds, acts, enabled }: KeysOfBench): void {
  const { entry, at } = bench;
  const choose = (index: number): Act =>
    index >= 0 && index < candidates.list.length ? () => candidates.choose(index) : undefined;
  /** With nothing in the list but some folded away, the first number shows them. */
  const chooseFirst = candidates.list.length === 0 && candidates.folded.length > 0 ? candidates.unfold : choose(0);
  const move = (step: 1 | -1) => (): void => {
    if (pane.current?.contains(document.activeElement)) choose(candidates.chosen + step)?.();
    else bench.goTo(at < 0 ? bench.source.count - 1 : at + step);
  };
  useShortcuts(
    {
      Enter: deeds.attach,
      n: deeds.adopt,
      s: deeds.split,
      r: deeds.reject,
      p: deeds.pend,
      t: deeds.send,
      x: deeds.refuse,
      f: deeds.find,
      b: acts.confirm,
      g: acts.gaps,
      o: acts.original,
      m: acts.note,
      v: acts.marks,
      u: acts.turnName,
      i: acts.turnText,
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
    { busy: bench.busy || (at >= 0 && entry === undefined), keys: HELD_KEYS },
  );
}
