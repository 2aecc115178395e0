/** One duty beside its bases: the article's text next to the duty's, shared words marked; verified with one key; articles suggested. */
import { Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { movedClause } from '../../../shared/logic/bases/movedClause';
import { formatCitation } from '../../../shared/logic/bases/parseCitation';
import { excerptOf } from '../../../shared/logic/laws/excerptOf';
import type { CitationRow, GateRow } from '../../../shared/views/bases';
import type { CheckedCitation } from '../../../shared/views/laws';
import { LevelTag, StandingTag, SupportTag, VerifiedTag } from '../../components/bases/BasisTags';
import { CitationDialog } from '../../components/bases/CitationDialog';
import { useShortcuts } from '../../components/keys/useShortcuts';
import { MarkedText } from '../../components/texts/MarkedText';
import { useRead, useWrite } from '../../hooks';
import { ArticleBeside } from './ArticleBeside';
import { Suggestions } from './Suggestions';

interface DutyPaneProps {
  readonly row: GateRow;
  readonly canWrite: boolean;
  readonly onLaws: () => void;
  /** What stands between the duty and its bases: the verdict bar of 逐条论证. */
  readonly children?: ReactNode;
}

export function DutyPane({ row, canWrite, onLaws, children }: DutyPaneProps): ReactNode {
  const { itemId } = row;
  const citations = useRead('citations', { itemId });
  const [version, setVersion] = useState<number | undefined>(undefined);
  const checked = useRead('checkCitations', version === undefined ? { itemId } : { itemId, documentId: version });
  const verify = useWrite('verifyCitations');
  const remove = useWrite('removeCitation');
  const change = useWrite('changeCitation');
  const [dialog, setDialog] = useState<{ readonly citation?: CitationRow } | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const own = (citations.data ?? []).filter((citation) => citation.itemId === itemId);
  const ofCitation = (id: number): CheckedCitation | undefined =>
    checked.data?.find(({ citationId }) => citationId === id);
  const open = own.filter(({ verified }) => !verified);
  // What can be verified at once comes before what must be looked up elsewhere.
  const current =
    own.find(({ id }) => id === picked) ??
    open.find(({ id }) => ofCitation(id)?.state === 'found') ??
    open[0] ??
    own[0];
  const turn = (citation: CitationRow): void => {
    // The version looked at is the one that is verified.
    const seen = ofCitation(citation.id)?.version?.documentId;
    setPicked(null);
    void verify.run({
      citationIds: [citation.id],
      verified: !citation.verified || citation.doubt !== '',
      ...(seen === undefined ? {} : { documentId: seen }),
    });
  };
  const narrow = (citation: CitationRow): void => {
    const nearest = ofCitation(citation.id)?.nearest;
    if (!nearest) return;
    const text = formatCitation({ ...citation, clause: nearest.label });
    void change.run({ citationId: citation.id, text, supports: citation.supports, excerpt: excerptOf([nearest]) });
  };
  const renewal = (citation: CitationRow): (() => void) | undefined => {
    const other = ofCitation(citation.id)?.other;
    const clause = other && !other.inTitle ? movedClause(citation, other.moves) : null;
    if (!canWrite || !other || clause === null) return undefined;
    const text = formatCitation({ ...citation, clause });
    const excerpt = excerptOf(other.moves.flatMap(({ after }) => after ?? []));
    return () => void change.run({ citationId: citation.id, text, supports: citation.supports, excerpt });
  };
  useShortcuts({
    t: canWrite && current && ofCitation(current.id)?.nearest ? () => narrow(current) : undefined,
    v: canWrite && current ? () => turn(current) : undefined,
    r: current && renewal(current),
    n: canWrite ? () => setDialog({}) : undefined,
  });
  const terms = [...new Set((checked.data ?? []).flatMap(({ shared }) => shared))];

  return (
    <section className="duty-pane" aria-label="职责与条文" data-testid="duty-pane">
      <div className="duty-head">
        <b data-testid="duty-name">{row.name}</b>
        <span className="muted small">
          {row.category}
          {row.department === '' ? '' : ` · ${row.department}`}
        </span>
      </div>
      {children}
      <div className="duty-sides">
        <div className="duty-side">
          <div className="duty-label">职责</div>
          <p className="duty-text">
            <MarkedText text={row.text || row.name} terms={terms} />
          </p>
        </div>
        <div className="duty-side">
          <div className="duty-label">
            依据 {own.length} 件
            {canWrite ? (
              <Button size="small" data-testid="citation-add" onClick={() => setDialog({})}>
                ＋ 加依据 <kbd>N</kbd>
              </Button>
            ) : null}
          </div>
          {citations.data === undefined ? <Skeleton active paragraph={{ rows: 3 }} /> : null}
          {citations.data !== undefined && own.length === 0 ? (
            <div className="note warn">! 依据待补：没有依据的事项不能列入。</div>
          ) : null}
          {row.towns.length === 0 ? null : (
            <div className="note warn" data-testid="duty-towns">
              ! {row.towns.join('、')}的清单照印发时的写法只印其中几件，
              {row.state === 'outOfForce' ? '都已废止、失效或尚未生效' : '条款未经核对'}
              。请核对印出的那一条；或在“一镇一单”里点“本镇另定…”，改为与各镇一致。
            </div>
          )}
          {own.map((citation) => (
            <CitationCard
              key={citation.id}
              citation={citation}
              checked={ofCitation(citation.id)}
              current={citation.id === current?.id}
              canWrite={canWrite}
              onPick={() => setPicked(citation.id)}
              onVerify={() => turn(citation)}
              onNarrow={() => narrow(citation)}
              onEdit={() => setDialog({ citation })}
              onRemove={() => void remove.run({ citationId: citation.id })}
              onVersion={setVersion}
              onRenew={renewal(citation)}
            />
          ))}
        </div>
      </div>
      <Suggestions row={row} canWrite={canWrite} onLaws={onLaws} />
      {dialog ? (
        <CitationDialog
          item={{ id: itemId, name: row.name }}
          citation={dialog.citation}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </section>
  );
}

interface CitationCardProps {
  readonly citation: CitationRow;
  readonly checked: CheckedCitation | undefined;
  readonly current: boolean;
  readonly canWrite: boolean;
  readonly onPick: () => void;
  readonly onVerify: () => void;
  /** Cites the nearest article in place of the whole document. */
  readonly onNarrow: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onVersion: (documentId: number) => void;
  /** Cites the version in force, where the program can say at which article. */
  readonly onRenew: (() => void) | undefined;
}

function CitationCard(props: CitationCardProps): ReactNode {
  const { citation, checked, current, canWrite } = props;
  return (
    <article className={`citation-card ${current ? 'current' : ''}`} data-testid="citation-card">
      <div className="citation-head">
        <button type="button" className="link citation-title" aria-pressed={current} onClick={props.onPick}>
          {formatCitation(citation)}
        </button>
        <LevelTag level={citation.level} />
        <StandingTag standing={citation.standing} />
        <SupportTag citation={citation} />
        <VerifiedTag citation={citation} />
      </div>
      {citation.written === '' ? null : <div className="muted small">原写：{citation.written}</div>}
      {citation.doubt === '' ? null : <div className="note warn">{citation.doubt}</div>}
      <ArticleBeside citation={citation} checked={checked} onVersion={props.onVersion} />
      {canWrite ? (
        <div className="citation-deeds">
          <Button
            size="small"
            type={current && !citation.verified ? 'primary' : 'default'}
            data-testid="citation-verify"
            onClick={props.onVerify}
          >
            {citation.verified && citation.doubt === '' ? '撤回核对' : '核对条款'} {current ? <kbd>V</kbd> : null}
          </Button>
          {checked?.nearest ? (
            <Button size="small" data-testid="citation-narrow" onClick={props.onNarrow}>
              写到{checked.nearest.label} {current ? <kbd>T</kbd> : null}
            </Button>
          ) : null}
          {props.onRenew ? (
            <Button size="small" data-testid="citation-renew" onClick={props.onRenew}>
              改引有效的版本 {current ? <kbd>R</kbd> : null}
            </Button>
          ) : null}
          <Button size="small" data-testid="citation-edit" onClick={props.onEdit}>
            改…
          </Button>
          <Button size="small" data-testid="citation-remove" onClick={props.onRemove}>
            去掉
          </Button>
        </div>
      ) : null}
    </article>
  );
}
