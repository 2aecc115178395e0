/** 处理一条意见, or several equal ones: the draft against the proposal, reasons, outcome, and what it comes to in the round. */
import { Button, Input, Radio } from 'antd';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { eachComesTo, notEach, proposalsOf } from '../../../shared/logic/opinions/adoptEach';
import { speakOfOne } from '../../../shared/logic/opinions/groupOpinions';
import { OPINION_OFFICE_WORDS, OUTCOME_WORDS, type Outcome, outcomeSchema } from '../../../shared/model/opinion';
import type { OpinionGroup, OpinionView } from '../../../shared/views/opinions';
import { DirectionTag, Tag } from '../../components/figures/Tags';
import { useRoundGate } from '../../components/items/roundGate';
import { useShortcuts } from '../../components/keys/useShortcuts';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';
import { DeedFields } from './DeedFields';
import { EachFields } from './EachFields';
import { Handled } from './Handled';
import { eachEffect, effectSaid, missingFor } from './handlingWords';
import { KIND_TONES } from './opinionWords';
import type { Settled } from './settled';

interface HandlingPaneProps {
  readonly group: OpinionGroup;
  /** Put together by a person, not for their equal words. */
  readonly chosen?: boolean;
  readonly canWrite: boolean;
  readonly onDone?: () => void;
}

export function HandlingPane({ group, chosen = false, canWrite, onDone }: HandlingPaneProps): ReactNode {
  const { opinions } = group;
  const [first] = opinions;
  if (!first) return <div />;
  const together = speakOfOne(opinions);
  const handling = canWrite ? <Handling group={group} first={first} onDone={onDone} /> : null;
  if (!together)
    return (
      <section className="card opinions-pane" aria-label="所选意见" data-testid="handling-pane">
        <div className="card-head">
          <b>所选 {figure(opinions.length)} 条意见，说的不是同一件事</b>
        </div>
        <div className="card-body opinions-pane-body">
          <Several opinions={opinions} adopting={notEach(opinions) === null} />
          {handling}
        </div>
      </section>
    );
  return <OnePane group={group} first={first} chosen={chosen} canWrite={canWrite} handling={handling} />;
}

/** What is taken up as written, or refused or withdrawn for one reason, opinion by opinion. */
function Several({ opinions, adopting }: { opinions: readonly OpinionView[]; adopting: boolean }): ReactNode {
  return (
    <ul className="opinions-several">
      {opinions.map(({ id, unit, kind, name, proposal }) => (
        <li key={id}>
          <Tag tone={KIND_TONES[kind]}>{OPINION_OFFICE_WORDS[kind]}</Tag> <b>{name}</b>　{unit}
          {proposal === '' ? null : <p className="muted small">{proposal}</p>}
          {adopting && kind !== 'add' ? <p className="small">→ {eachComesTo({ kind, proposal })}</p> : null}
        </li>
      ))}
    </ul>
  );
}

interface OnePaneProps extends Omit<HandlingPaneProps, 'onDone' | 'chosen'> {
  readonly first: OpinionView;
  readonly chosen: boolean;
  readonly handling: ReactNode;
}

function OnePane({ group, first, chosen, canWrite, handling }: OnePaneProps): ReactNode {
  const { go } = useNavigation();
  const { opinions } = group;
  return (
    <section className="card opinions-pane" aria-label={first.name} data-testid="handling-pane">
      <div className="card-head">
        <b>{first.name}</b>
        <Tag tone={KIND_TONES[first.kind]}>{OPINION_OFFICE_WORDS[first.kind]}</Tag>
        <span className="push" />
        {first.itemId === null ? null : (
          <button type="button" className="link" onClick={() => go('pool', { itemId: first.itemId ?? 0 })}>
            看事项
          </button>
        )}
      </div>
      <div className="card-body opinions-pane-body">
        <div className="opinions-who">
          {opinions.map((one) => (
            <DirectionTag key={one.id} direction={one.unitKind === 'township' ? 'up' : 'down'}>
              {one.unit}
            </DirectionTag>
          ))}
          {opinions.length > 1 ? (
            <span className="muted small">
              {figure(opinions.length)} 家{chosen ? '的意见一起处理' : '意见相同'}
            </span>
          ) : null}
        </div>
        {first.itemId !== null && first.itemVersion !== first.versionNow ? (
          <p className="note warn">
            {first.itemLive ? '发出后这一项的文字已改过，意见说的是原稿。' : '这一项已经核减。'}
          </p>
        ) : null}
        {group.standing === 'unmet' ? <Handled opinions={opinions} canWrite={canWrite} /> : null}
        {first.original === '' ? null : (
          <div>
            <h3>原稿</h3>
            <p className="opinions-text">{first.original}</p>
          </div>
        )}
        <Said opinions={opinions} />
        {group.standing === null ? handling : null}
        {group.standing === null || group.standing === 'unmet' ? null : (
          <Handled opinions={opinions} canWrite={canWrite} />
        )}
      </div>
    </section>
  );
}

/** Each wording once, with the reasons of all. */
function Said({ opinions }: { opinions: readonly OpinionView[] }): ReactNode {
  const proposals = proposalsOf(opinions);
  const reasons = opinions.filter(({ reason }) => reason !== '');
  return (
    <>
      {proposals.map((text, at) => (
        <div key={text}>
          <h3>修改建议{proposals.length > 1 ? ` ${figure(at + 1)}` : ''}</h3>
          <p className="opinions-text proposal">{text}</p>
        </div>
      ))}
      <div>
        <h3>理由和依据</h3>
        {reasons.length === 0 ? <p className="muted">没有写理由。</p> : null}
        {reasons.map(({ id, unit, reason }) => (
          <p key={id} className="opinions-text">
            {opinions.length > 1 ? <span className="muted">{unit}：</span> : null}
            {reason}
          </p>
        ))}
        <p className="muted small">
          来件：
          {opinions
            .map(
              ({ fileName, docNumber, row }) =>
                `${docNumber === '' ? '' : `${docNumber}　`}${fileName}${row > 0 ? ` 第 ${row} 行` : ''}`,
            )
            .join('；')}
        </p>
      </div>
    </>
  );
}

interface HandlingProps extends Pick<HandlingPaneProps, 'group' | 'onDone'> {
  readonly first: OpinionView;
}

function Handling({ group, first, onDone }: HandlingProps): ReactNode {
  const gate = useRoundGate();
  const handle = useWrite('handleOpinions');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, setReason] = useState('');
  const [decider, setDecider] = useState('');
  const [prepare, setPrepare] = useState(false);
  const [settled, setSettled] = useState<Settled | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const came = useRef<Element | null>(null);
  const [later, setLater] = useState<ReadonlySet<number>>(NONE);
  const opinions = group.opinions.filter(({ id }) => !later.has(id));
  const changes = outcome === 'adopted' || outcome === 'partly';
  const together = speakOfOne(opinions);
  const canPrepare =
    changes && first.kind !== 'add' && settled !== null && settled.deeds.length > 0 && settled.ownWords.length === 0;
  const unlike = together ? null : notEach(opinions);
  const [reasonKind, setReasonKind] = useState<string | null>(null);
  const adoptEach = useWrite('adoptOpinions');
  const each = !together && outcome === 'adopted';
  const missing = each
    ? reasonKind === null
      ? '请选核减缘由'
      : null
    : opinions.length === 0
      ? '至少勾一个镇'
      : missingFor(outcome, reason, settled);
  // Read before it is asked for: what the outcome wants is there at once, and so in sight.
  useRead('item', { itemId: first.itemId ?? 0 }, { enabled: first.itemId !== null });
  const changesNow = outcome === 'adopted' && (settled === null || settled.changeIds.length === 0);
  const round = gate.round?.number ?? 0;
  const blocked = changesNow && !gate.open ? gate.blocked : null;

  const pick = (next: Outcome): void => {
    if (!together && (next === 'partly' || (next === 'adopted' && unlike !== null))) return;
    if (!form.current?.contains(document.activeElement)) came.current = document.activeElement;
    setOutcome(next);
  };
  useLayoutEffect(() => {
    if (outcome === null) return;
    firstField(form.current, outcome)?.focus({ preventScroll: true });
    // No further than needed: what is answered stays in sight where there is room for both.
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  const submit = async (): Promise<void> => {
    if (outcome === null || missing !== null || blocked !== null || handle.running || adoptEach.running) return;
    const use = changes ? settled : null;
    const ids = opinions.map(({ id }) => id);
    const done = each
      ? await adoptEach.run({ opinionIds: ids, reasonKind: reasonKind ?? '', decider: decider.trim() })
      : await handle.run({
          ...{ opinionIds: ids, outcome, reason: reason.trim(), decider: decider.trim() },
          ...{
            deeds: [...(use?.deeds ?? [])],
            ownWords: [...(use?.ownWords ?? [])],
            attachTo: use?.attachTo ?? null,
            changeIds: [...(use?.changeIds ?? [])],
          },
          prepare: prepare && canPrepare,
        });
    if (done === null) return;
    // Whoever has gone on elsewhere meanwhile stays there.
    const here = document.activeElement === document.body || form.current?.contains(document.activeElement);
    if (here && came.current instanceof HTMLElement) came.current.focus({ preventScroll: true });
    onDone?.();
  };
  useShortcuts({
    '1': () => pick('adopted'),
    '2': () => pick('partly'),
    '3': () => pick('refused'),
    '4': () => pick('withdrawn'),
    'Ctrl+Enter': () => void submit(),
  });
  return (
    <div ref={form} className="handling">
      {townsAlone(group.opinions) ? <Towns opinions={group.opinions} later={later} onChange={setLater} /> : null}
      <Radio.Group value={outcome} onChange={({ target }) => pick(outcomeSchema.parse(target.value))}>
        {outcomeSchema.options.map((value, index) => (
          <Radio
            key={value}
            value={value}
            disabled={!together && (value === 'partly' || (value === 'adopted' && unlike !== null))}
            data-testid={`handling-${value}`}
          >
            <kbd>{index + 1}</kbd> {OUTCOME_WORDS[value]}
          </Radio>
        ))}
      </Radio.Group>
      {together ? null : (
        <p className="note">
          {unlike === null
            ? '说的不是同一事项：采纳是照写的逐条办，各记一条增减；要改动再采纳的请分开处理。也可以用同一理由不采纳或撤回。'
            : `所选说的不是同一事项的同一件事，可以用同一理由不采纳或撤回；要采纳的请分开处理。${unlike}。`}
        </p>
      )}
      {each ? <EachFields opinions={opinions} onChange={setReasonKind} /> : null}
      {changes && together ? (
        <DeedFields key={outcome} opinions={opinions} optional={outcome === 'partly'} onChange={setSettled} />
      ) : null}
      {each ? null : (
        <div className="handling-reason">
          <h3>
            处理理由{outcome === 'adopted' ? '（可不写）' : ''}，写入
            {first.unitKind === 'superior' ? '采纳情况表' : '复函和汇总表'}
          </h3>
          <Input.TextArea
            rows={2}
            maxLength={2000}
            value={reason}
            aria-label="处理理由"
            data-testid="handling-reason"
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      )}
      <div className="handling-people">
        <Input
          prefix={<span className="muted">决定人</span>}
          value={decider}
          maxLength={200}
          aria-label="决定人"
          onChange={({ target }) => setDecider(target.value)}
        />
        {canPrepare ? (
          <label>
            <input type="checkbox" checked={prepare} onChange={({ target }) => setPrepare(target.checked)} />{' '}
            先记为拟办，以后决定
          </label>
        ) : null}
      </div>
      {blocked ? <div className="note warn">{blocked}</div> : null}
      <div className="handling-foot">
        <span className="muted small">
          {missing ??
            (each
              ? eachEffect(opinions, round)
              : effectSaid(changes ? settled : null, { prepare: prepare && canPrepare, round }))}
        </span>
        <Button
          type="primary"
          loading={handle.running || adoptEach.running}
          disabled={outcome === null || missing !== null || blocked !== null}
          data-testid="handling-submit"
          onClick={() => void submit()}
        >
          {outcome === null ? '先选怎么处理' : OUTCOME_WORDS[outcome]}
          {opinions.length > 1 ? ` ${figure(opinions.length)} ${together ? '家的意见' : '条意见'}` : ''}{' '}
          <kbd>Ctrl Enter</kbd>
        </Button>
      </div>
    </div>
  );
}

const NONE: ReadonlySet<number> = new Set();

/** What is adopted is said first by what it changes, anything else by its reason. */
function firstField(form: HTMLElement | null, outcome: Outcome): HTMLElement | null | undefined {
  const deed = outcome === 'adopted' ? form?.querySelector('.deed-fields') : null;
  return (
    deed?.querySelector<HTMLElement>('input:checked, button, input, textarea') ??
    form?.querySelector<HTMLElement>('.handling-reason textarea')
  );
}

/** Whether each of several townships has the duty or not is to be seen one by one. */
function townsAlone(opinions: readonly OpinionView[]): boolean {
  return opinions.length > 1 && opinions.every(({ kind, unitKind }) => kind === 'subtract' && unitKind === 'township');
}

interface TownsProps {
  readonly opinions: readonly OpinionView[];
  readonly later: ReadonlySet<number>;
  readonly onChange: (later: ReadonlySet<number>) => void;
}

function Towns({ opinions, later, onChange }: TownsProps): ReactNode {
  const without = (id: number): ReadonlySet<number> => new Set([...later].filter((one) => one !== id));
  return (
    <fieldset className="handling-towns" aria-label="这次处理哪几个镇">
      <h3>这次处理</h3>
      {opinions.map(({ id, unit }) => (
        <label key={id} data-testid="handling-town">
          <input
            type="checkbox"
            checked={!later.has(id)}
            onChange={({ target }) => onChange(target.checked ? without(id) : new Set([...later, id]))}
          />{' '}
          {unit}
        </label>
      ))}
    </fieldset>
  );
}
