/** One item that differs between two states: what it was, what it is, and the changes between. */
import type { ReactNode } from 'react';
import { changeWords } from '../../../shared/logic/ledger/changeWords';
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

/** What is compared line by line, beside the name. */
const LINES: readonly { readonly word: string; readonly of: (side: ComparedSide) => string }[] = [
  { word: '', of: ({ text }) => text },
  { word: '类别', of: ({ category }) => category },
  { word: '责任单位', of: ({ departments }) => departments.join('、') },
  { word: '上级部门职责', of: ({ duties }) => duties.join('；') },
  { word: '工作方式', of: ({ methods }) => methods.join('；') },
  { word: '依据', of: ({ bases }) => bases.join('；') },
  { word: '适用', of: ({ applies }) => applies },
  { word: '备注', of: ({ remark }) => remark },
];

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

function OneSide({ side }: { side: ComparedSide | null }): ReactNode {
  if (!side) return null;
  return (
    <p className="muted">
      {side.text}　{side.category}　{side.departments.join('、')}
    </p>
  );
}

function BothSides({ before, after }: { before: ComparedSide; after: ComparedSide }): ReactNode {
  const differing = LINES.filter(({ of }) => of(before) !== of(after));
  const side = (which: 'before' | 'after'): ReactNode => (
    <div>
      {before.name === after.name ? null : (
        <b>
          <ChangedText before={before.name} after={after.name} side={which} />
        </b>
      )}
      {differing.map(({ word, of }) => (
        <div key={word}>
          {word === '' ? null : <span className="muted">{word}　</span>}
          <ChangedText before={of(before)} after={of(after)} side={which} />
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
