/** One item that differs between two states: what it was, what it is, and the changes between. */
import type { ReactNode } from 'react';
import { changeWords } from '../../../shared/logic/ledger/changeWords';
import { saidOf } from '../../../shared/logic/ledger/describeSide';
import { DIFFERENCE_KIND_WORDS, type DifferenceKind } from '../../../shared/model/comparison';
import type { ComparedRow, ComparedSide } from '../../../shared/views/ledger';
import { Tag, type TagTone } from '../figures/Tags';
import { ChangedText } from '../texts/ChangedText';

const TONES: Readonly<Record<DifferenceKind, TagTone>> = {
  added: 'add',
  subtracted: 'sub',
  reworded: 'amend',
  moved: 'amend',
  reapplied: 'pending',
  reassigned: 'pending',
  regrounded: 'basis',
};

export function ComparedItem({ row, onOpen }: { row: ComparedRow; onOpen: () => void }): ReactNode {
  const { kinds, before, after, changes } = row;
  return (
    <article className="compared" data-testid="compared-item">
      <header>
        {kinds.map((kind) => (
          <Tag key={kind} tone={TONES[kind]}>
            {DIFFERENCE_KIND_WORDS[kind]}
          </Tag>
        ))}
        <button type="button" className="link compared-name" onClick={onOpen}>
          {(after ?? before)?.name}
        </button>
        <span className="muted small">
          {changes.map((change) => `第${change.round}轮${changeWords(change)}`).join('；')}
        </span>
      </header>
      {before && after ? <BothSides before={before} after={after} /> : <OneSide side={after ?? before} />}
    </article>
  );
}

/** The first lines say where it stands and whose it is. */
function OneSide({ side }: { side: ComparedSide | null }): ReactNode {
  if (!side) return null;
  return (
    <p className="muted">
      {[side.text, ...side.lines.slice(0, 2).map(({ said }) => said)].filter((words) => words !== '').join('　')}
    </p>
  );
}

function BothSides({ before, after }: { before: ComparedSide; after: ComparedSide }): ReactNode {
  const words = [...new Set([...before.lines, ...after.lines].map(({ word }) => word))];
  const lines = [
    { word: '', old: before.text, fresh: after.text },
    ...words.map((word) => ({ word, old: saidOf(before, word), fresh: saidOf(after, word) })),
  ];
  const differing = lines.filter(({ old, fresh }) => old !== fresh);
  const side = (which: 'before' | 'after'): ReactNode => (
    <div>
      {before.name === after.name ? null : (
        <b>
          <ChangedText before={before.name} after={after.name} side={which} />
        </b>
      )}
      {differing.map(({ word, old, fresh }) => (
        <div key={word}>
          {word === '' ? null : <span className="muted">{word}　</span>}
          {(which === 'before' ? old : fresh) === '' ? (
            <span className="muted">没有写</span>
          ) : (
            <ChangedText before={old} after={fresh} side={which} />
          )}
        </div>
      ))}
    </div>
  );
  return (
    <div className="compared-sides">
      {side('before')}
      {side('after')}
    </div>
  );
}
