/** The entry being judged: who sent it, its words, what it names as department and basis, its surroundings and notes. */
import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { isOnlyTold } from '../../../../shared/logic/bases/parseCitation';
import type { MarkedWording } from '../../../../shared/logic/text/markDifference';
import { rowWord } from '../../../../shared/model/grid';
import type { EntryRow } from '../../../../shared/views';
import type { EntryContext } from '../../../../shared/views/matching';
import { NoteDialog } from '../../../components/entries/NoteDialog';
import { NoteLine } from '../../../components/entries/NoteLine';
import { DirectionTag, FateTag, Tag } from '../../../components/figures/Tags';
import { isComposing } from '../../../components/keys/keys';
import { profileText } from '../../../components/profileText';
import { Difference } from '../../../components/texts/Difference';
import type { Twin } from '../candidates/useTwins';

export interface NoteField {
  /** Puts the cursor in the note; with `leave`, Enter also goes on to the next entry. */
  write(leave: boolean): void;
}

interface EntryPanelProps {
  readonly entry: EntryRow;
  readonly context: EntryContext | undefined;
  /** Null while marks are hidden. */
  readonly marks: MarkedWording | null;
  readonly canWrite: boolean;
  readonly noteField: Ref<NoteField>;
  readonly onNote: (text: string, leave: boolean) => void;
  readonly onOriginal: () => void;
  readonly onEntry: (entryId: number) => void;
  /** Other entries of the same unit that seem to say the same. */
  readonly twins: readonly Twin[];
}

export function EntryPanel(props: EntryPanelProps): ReactNode {
  const { entry, context, marks, onOriginal } = props;
  return (
    <section className="entry" aria-label="现在这条" data-testid="merge-entry" tabIndex={-1}>
      <div className="entry-from">
        <DirectionTag direction={entry.direction}>{entry.unit}</DirectionTag>
        <span
          className="muted small cut"
          title={`${context?.fileName ?? ''} · ${entry.sheet} 第 ${entry.row} ${rowWord(entry.sheet)}`}
          data-testid="merge-file-line"
        >
          {context?.fileName ?? '…'} · {entry.sheet} 第 {entry.row} {rowWord(entry.sheet)}
        </span>
        <button type="button" className="link small push" onClick={onOriginal} data-testid="merge-original">
          看原表 <kbd>O</kbd>
        </button>
      </div>
      <h2 data-testid="merge-entry-name">
        <Difference text={entry.name} marks={marks?.name ?? []} side="left" />
      </h2>
      <p className="entry-text">
        {entry.text === '' ? (
          <span className="muted">没有写工作任务</span>
        ) : (
          <Difference text={entry.text} marks={marks?.text ?? []} side="left" />
        )}
      </p>
      <Facts entry={entry} context={context} />
      {props.twins.length > 0 ? <Twins {...props} /> : null}
      {context && context.neighbours.length > 1 ? <Neighbours {...props} neighbours={context.neighbours} /> : null}
      <Notes key={entry.id} {...props} notes={context?.notes ?? []} />
    </section>
  );
}

function Facts({ entry, context }: { entry: EntryRow; context: EntryContext | undefined }): ReactNode {
  const profile = context?.profile ? profileText(context.profile) : '';
  return (
    <dl className="facts entry-facts">
      <dt>交办部门</dt>
      <dd>
        {entry.department || <span className="muted">未写</span>}
        {context?.recognised ? <span className="muted"> → 认作 </span> : null}
        {context?.recognised}
      </dd>
      <dt>所报依据</dt>
      <dd>
        {entry.bases.length > 0 ? entry.bases.join('；') : <span className="muted">未写</span>}
        {entry.bases.some(isOnlyTold) ? (
          <>
            {' '}
            <Tag tone="basis">通知类，一般不作依据</Tag>
          </>
        ) : null}
      </dd>
      {entry.category ? (
        <>
          <dt>所报类别</dt>
          <dd>{entry.category}</dd>
        </>
      ) : null}
      {entry.remark ? (
        <>
          <dt>所报备注</dt>
          <dd data-testid="merge-remark">{entry.remark}</dd>
        </>
      ) : null}
      {profile ? (
        <>
          <dt>本镇</dt>
          <dd>{profile}</dd>
        </>
      ) : null}
    </dl>
  );
}

/** Both are to have one fate, so each names the other. */
function Twins({ entry, twins, onEntry }: EntryPanelProps): ReactNode {
  return (
    <div className="note" data-testid="merge-twins">
      {entry.unit}还有像是同一件事的：
      {twins.map((twin) => (
        <div key={twin.id}>
          第 {twin.row} 行{' '}
          <button type="button" className="link" onClick={() => onEntry(twin.id)}>
            {twin.name}
          </button>
          <span className="muted small">　差别：{twin.difference}</span>
        </div>
      ))}
    </div>
  );
}

type Neighbours = EntryContext['neighbours'];

function Neighbours({
  entry,
  neighbours,
  onEntry,
}: Pick<EntryPanelProps, 'entry' | 'onEntry'> & { neighbours: Neighbours }): ReactNode {
  return (
    <div className="entry-neighbours">
      <div className="muted small">原表前后行</div>
      <ol>
        {neighbours.map((one) => (
          <li key={one.id} aria-current={one.id === entry.id}>
            <span className="muted small">{one.row}</span>
            {one.id === entry.id ? (
              <b className="cut">{one.name}</b>
            ) : (
              <button type="button" className="link cut" onClick={() => onEntry(one.id)}>
                {one.name}
              </button>
            )}
            {one.id === entry.id ? <b className="small">现在这条</b> : <FateTag kind={one.kind} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Notes(props: EntryPanelProps & { notes: EntryContext['notes'] }): ReactNode {
  const { entry, notes, canWrite, noteField, onNote } = props;
  const [full, setFull] = useState(false);
  const [text, setText] = useState('');
  const [leave, setLeave] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(noteField, () => ({
    write(next) {
      setLeave(next);
      input.current?.focus();
    },
  }));
  return (
    <div className="entry-notes">
      <div className="entry-notes-head">
        <span className="muted small">沟通记录</span>
        {canWrite ? (
          <button type="button" className="link small" onClick={() => setFull(true)} data-testid="merge-note-full">
            写明单位、日期，或请答复…
          </button>
        ) : null}
      </div>
      {notes.map((note) => (
        <NoteLine key={note.id} note={note} canAnswer={canWrite} />
      ))}
      {canWrite ? (
        <input
          ref={input}
          className="entry-note-field"
          value={text}
          maxLength={2_000}
          aria-label="沟通记录"
          placeholder={leave ? '为什么待定（可不写），Enter 看下一条' : '记一句：谁、哪天、怎么说的（M）'}
          data-testid="merge-note"
          onChange={(event) => setText(event.target.value)}
          onBlur={() => setLeave(false)}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.key === 'Escape') input.current?.blur();
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onNote(text.trim(), leave);
            setText('');
            input.current?.blur();
          }}
        />
      ) : null}
      {full ? (
        <NoteDialog
          about={{ kind: 'entry', id: entry.id, name: entry.name }}
          unitId={entry.unitId}
          onClose={() => setFull(false)}
        />
      ) : null}
    </div>
  );
}
