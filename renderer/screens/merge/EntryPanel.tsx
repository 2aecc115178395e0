/** The entry being judged: who sent it, its words, what it names as department and basis. */
import type { ReactNode } from 'react';
import type { EntryRow } from '../../../shared/views';
import { MarkedText } from '../../components/MarkedText';
import { DirectionTag } from '../../components/Tags';

interface EntryPanelProps {
  readonly entry: EntryRow;
  /** Words the chosen candidate has too. */
  readonly terms: readonly string[];
  readonly onOriginal: () => void;
}

export function EntryPanel({ entry, terms, onOriginal }: EntryPanelProps): ReactNode {
  return (
    <section className="entry" aria-label="现在这条" data-testid="merge-entry">
      <div className="entry-from">
        <DirectionTag direction={entry.direction}>{entry.unit}</DirectionTag>
        <span className="muted small cut">
          {entry.sheet} 第 {entry.row} 行
        </span>
        <button type="button" className="link small push" onClick={onOriginal}>
          看原表 <kbd>O</kbd>
        </button>
      </div>
      <h2 data-testid="merge-entry-name">
        <MarkedText text={entry.name} terms={terms} />
      </h2>
      <p className="entry-text">
        {entry.text === '' ? (
          <span className="muted">没有写工作任务</span>
        ) : (
          <MarkedText text={entry.text} terms={terms} />
        )}
      </p>
      <dl className="facts entry-facts">
        <dt>交办部门</dt>
        <dd>{entry.department || <span className="muted">未写</span>}</dd>
        <dt>所报依据</dt>
        <dd>{entry.bases.length > 0 ? entry.bases.join('；') : <span className="muted">未写</span>}</dd>
        {entry.category ? (
          <>
            <dt>所报类别</dt>
            <dd>{entry.category}</dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}
