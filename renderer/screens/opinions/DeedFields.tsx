/** What an opinion comes to: the new wording, what is subtracted, the new category, the new item or the one it goes into. */

import { Button, Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { proposalsOf } from '../../../shared/logic/opinions/adoptEach';
import { proposedWords } from '../../../shared/logic/opinions/proposedWords';
import { sectionKey, sectionOfKey } from '../../../shared/logic/schemes/schemeLists';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import type { Deed } from '../../../shared/model/deed';
import type { ItemDraft } from '../../../shared/model/item';
import type { ItemDetail } from '../../../shared/views';
import type { OpinionView } from '../../../shared/views/opinions';
import { ChangeTag } from '../../components/figures/Tags';
import { EMPTY_DRAFT, ItemForm } from '../../components/items/ItemForm';
import { ItemPicker } from '../../components/items/ItemPicker';
import { sectionChoices } from '../../components/items/sectionChoices';
import { ChangedText } from '../../components/texts/ChangedText';
import { useFreshRead, useRead } from '../../hooks';
import { OwnWordsFields } from './OwnWordsFields';
import { SubtractFields } from './SubtractFields';
import { NOTHING, type OnSettled, type Settled, useDeed, useSettled } from './settled';

interface DeedFieldsProps {
  /** On one item, or proposals of the same. */
  readonly opinions: readonly OpinionView[];
  /** 部分采纳 may leave the list as it is. */
  readonly optional: boolean;
  readonly onChange: OnSettled;
}

export function DeedFields({ opinions, optional, onChange }: DeedFieldsProps): ReactNode {
  const itemId = opinions[0]?.itemId ?? null;
  const [use, setUse] = useState(!optional);
  const [settled, setSettled] = useState<Settled | null>(null);
  const [linked, setLinked] = useState<readonly number[]>([]);
  useEffect(() => {
    if (!use) onChange(NOTHING);
    else if (linked.length === 0) onChange(settled);
    else onChange({ ...(settled ?? NOTHING), changeIds: linked });
  }, [use, settled, linked, onChange]);
  return (
    <div className="deed-fields">
      {optional ? (
        <label>
          <input type="checkbox" checked={use} onChange={({ target }) => setUse(target.checked)} /> 清单也作相应改动
        </label>
      ) : null}
      {use ? <Fields opinions={opinions} linked={linked.length > 0} onChange={setSettled} /> : null}
      {use && itemId !== null ? <ChangesOnRecord itemId={itemId} linked={linked} onLink={setLinked} /> : null}
    </div>
  );
}

/** What was changed in the pool already, so that the opinion says where it went. */
function ChangesOnRecord(props: {
  itemId: number;
  linked: readonly number[];
  onLink: (ids: readonly number[]) => void;
}): ReactNode {
  const { itemId, linked, onLink } = props;
  const changes = (useRead('item', { itemId }).data?.changes ?? []).filter((change) => change.itemId === itemId);
  if (changes.length === 0) return null;
  return (
    <fieldset className="deed-linked" aria-label="已记下的增减">
      <h3>已经改好的，勾上是哪一条</h3>
      {[...changes].reverse().map((change) => (
        <label key={change.id} data-testid="deed-link">
          <input
            type="checkbox"
            checked={linked.includes(change.id)}
            onChange={({ target }) =>
              onLink(target.checked ? [...linked, change.id] : linked.filter((id) => id !== change.id))
            }
          />{' '}
          第{change.round}轮 <ChangeTag change={change} /> {change.reasonKind} {change.reason}
        </label>
      ))}
    </fieldset>
  );
}

function Fields({ opinions, linked, onChange }: Omit<DeedFieldsProps, 'optional'> & { linked: boolean }): ReactNode {
  const [opinion] = opinions;
  const itemId = opinion?.itemId ?? null;
  const item = useFreshRead('item', { itemId: itemId ?? 0 }, { enabled: itemId !== null });
  if (opinion?.kind === 'add') return <AddFields opinion={opinion} opinions={opinions} onChange={onChange} />;
  if (!item || !opinion) return null;
  switch (opinion.kind) {
    case 'amend':
      return <AmendFields item={item} opinions={opinions} onChange={onChange} />;
    case 'subtract':
      return <SubtractFields item={item} opinions={opinions} linked={linked} onChange={onChange} />;
    case 'move':
      return <MoveFields item={item} proposal={opinion.proposal} onChange={onChange} />;
    case 'none':
      return null;
  }
}

type OnChange = Pick<DeedFieldsProps, 'onChange'>;

function AmendFields({
  item,
  opinions,
  onChange,
}: OnChange & { item: ItemDetail; opinions: readonly OpinionView[] }): ReactNode {
  // What is said of a township's own words is no wording for everybody's.
  const own = item.own.flatMap(({ township, wording }) => {
    const about = opinions.filter(({ towns }) => towns.includes(township));
    return wording === null || about.length === 0 ? [] : [{ township, wording, about }];
  });
  const common = opinions.filter((opinion) => !own.some(({ about }) => about.includes(opinion)));
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const proposals = proposalsOf(common);
  const [name, setName] = useState(item.name);
  const [text, setText] = useState(item.text);
  const take = (proposal: string): void => {
    const words = proposedWords(proposal);
    if (words.name !== undefined) setName(words.name);
    if (words.text !== undefined) setText(words.text);
  };
  const { townshipRole, remark, bases } = item;
  const changed = name.trim() !== '' && (name.trim() !== item.name || text !== item.text);
  const cited = bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause }));
  const deed: Deed = { kind: 'amend', itemId: item.id, name: name.trim(), text, townshipRole, remark, bases: cited };
  const ownWords = own.flatMap(({ township, wording }) => {
    const now = typed[township]?.trim() ?? '';
    return now === '' || now === wording ? [] : [{ township, wording: now }];
  });
  // Where all is said of own words, they may have been changed before.
  const whole = changed || ownWords.length > 0 || common.length === 0;
  useSettled(whole ? { ...NOTHING, deeds: changed ? [deed] : [], ownWords } : null, onChange);
  return (
    <>
      {own.length > 0 ? (
        <p className="note" data-testid="deed-own">
          {own.map(({ township }) => township).join('、')}
          的清单用的是本镇写法，意见说的是它。改这一栏，只改{own.length > 1 ? '这几个镇' : '这个镇'}
          的清单，在本轮记一条“改（适用范围）”；先到“一镇一单”改好了的，不用再改，直接采纳。
        </p>
      ) : null}
      {own.map(({ township, wording, about }) => (
        <OwnWordsFields
          key={township}
          {...{ township, wording, opinions: about }}
          value={typed[township] ?? wording}
          onChange={(now) => setTyped((before) => ({ ...before, [township]: now }))}
        />
      ))}
      <h3>
        {own.length > 0 ? '各镇一致的文字改为（本镇写法不跟着变）' : '改为'}
        {proposals.map((proposal, at) => (
          <Button key={proposal} size="small" data-testid="deed-use-proposal" onClick={() => take(proposal)}>
            用建议{proposals.length > 1 ? ` ${at + 1} ` : ''}的文字
          </Button>
        ))}
      </h3>
      <Input
        value={name}
        aria-label="事项名称"
        data-testid="deed-name"
        onChange={({ target }) => setName(target.value)}
      />
      <Input.TextArea
        rows={4}
        value={text}
        aria-label="工作任务"
        data-testid="deed-text"
        onChange={({ target }) => setText(target.value)}
      />
      {changed ? (
        <p className="opinions-text small">
          <ChangedText before={`${item.name}　${item.text}`} after={`${name}　${text}`} side="after" />
        </p>
      ) : (
        <p className="muted small">责任、依据、适用要改的，先到事项里改，再在下面勾上改的那一条。</p>
      )}
    </>
  );
}

function MoveFields({ item, proposal, onChange }: OnChange & { item: ItemDetail; proposal: string }): ReactNode {
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  const sections = lists.flatMap(({ id: listId, categories }) => categories.map((category) => ({ listId, category })));
  const meant = sections.find(({ category }) => proposal.includes(category));
  const [typed, setTyped] = useState<string | null>(null);
  const place = typed ?? (meant ? sectionKey(meant) : null);
  const same = place === sectionKey(item);
  useDeed(place === null || same ? null : { kind: 'move', itemId: item.id, ...sectionOfKey(place) }, onChange);
  return (
    <>
      <h3>由“{item.category}”调入</h3>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        value={place}
        options={sectionChoices(lists)}
        aria-label="调入的类别"
        placeholder="选类别"
        data-testid="deed-category"
        popupMatchSelectWidth={false}
        onChange={setTyped}
      />
      {same ? <p className="muted small">已经在这个类别里。</p> : null}
    </>
  );
}

function AddFields({
  opinion,
  opinions,
  onChange,
}: OnChange & { opinion: OpinionView; opinions: readonly OpinionView[] }): ReactNode {
  const entryId = opinion.entryId ?? 0;
  const read = useFreshRead('entryDraft', { entryId }, { enabled: opinion.entryId !== null });
  const [draft, setDraft] = useState<ItemDraft | null>(null);
  const [into, setInto] = useState<number | null>(null);
  const [open, setOpen] = useState<'item' | 'into' | null>(null);
  useEffect(() => {
    if (into !== null) onChange({ ...NOTHING, attachTo: into });
    else onChange(draft === null ? null : { ...NOTHING, deeds: [{ kind: 'add', item: draft }] });
  }, [draft, into, onChange]);
  const towns = opinions.filter(({ unitKind }) => unitKind === 'township').map(({ unit }) => unit);
  const initial: ItemDraft = {
    ...(read?.draft ?? { ...EMPTY_DRAFT, name: opinion.name, text: opinion.proposal }),
    ...(towns.length === opinions.length ? { scope: 'particular', townships: [...new Set(towns)] } : {}),
  };
  return (
    <>
      <div className="deed-choice">
        <Button size="small" data-testid="deed-new-item" onClick={() => setOpen('item')}>
          {draft === null ? '列为新事项…' : `新事项${quoted(draft.name)}，${draft.category}`}
        </Button>
        <Button size="small" onClick={() => setOpen(open === 'into' ? null : 'into')}>
          并入已有事项（部分采纳）
        </Button>
      </div>
      {open === 'into' ? (
        <ItemPicker
          label="并入哪一项"
          chosen={into === null ? [] : [into]}
          search={opinion.name}
          onChange={(chosen) => {
            setDraft(null);
            setInto(chosen[0] ?? null);
          }}
        />
      ) : null}
      {open === 'item' ? (
        <ItemForm
          title="列为新事项"
          deed="填好了"
          initial={draft ?? initial}
          proposer={[...new Set(opinions.map(({ unit }) => unit))].join('、')}
          reasonRequired={false}
          onSubmit={(item) => {
            setInto(null);
            setDraft(item);
            return Promise.resolve(true);
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
