/** Finds items of the pool by words and picks one or several; at most 50 hits are read. */
import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useState } from 'react';
import { sectionWords } from '../../../shared/logic/schemes/schemeLists';
import { asTyped } from '../../../shared/logic/text/asTyped';
import { excerptOf, termsOf } from '../../../shared/logic/text/matchQuery';
import { TOWNSHIPS_LEAD } from '../../../shared/model/item';
import type { ItemRow } from '../../../shared/views';
import { useRead } from '../../hooks';
import { Tag } from '../figures/Tags';
import { isComposing } from '../keys/keys';
import { MarkedText } from '../texts/MarkedText';
import './itemPicker.css';

const MOST_HITS = 50;
/** The word looked for has to be in sight, in whatever room the name leaves. */
const CHARACTERS_AROUND = 4;

interface ItemPickerProps {
  readonly label: string;
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[], rows: readonly ItemRow[]) => void;
  /** More than one may be chosen. */
  readonly several?: boolean;
  /** Items of the lists, unless those subtracted are meant. */
  readonly state?: 'live' | 'subtracted';
  /** Never offered: the items one is working on. */
  readonly exclude?: readonly number[];
  /** First words to look for. */
  readonly search?: string;
  /** Stands first until words are looked for: what it is most likely to be. */
  readonly first?: number | null;
  readonly autoFocus?: boolean;
  readonly testId?: string;
}

export function ItemPicker(props: ItemPickerProps): ReactNode {
  const { chosen, several = false, exclude = [] } = props;
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  const [search, setSearch] = useState(props.search ?? '');
  const [at, setAt] = useState(0);
  /** Enter was pressed before what is looked for was found. */
  const [awaited, setAwaited] = useState(false);
  const listId = useId();
  const words = useDeferredValue(search.trim());
  const terms = termsOf(words);
  const found = useRead('itemIds', { state: props.state ?? 'live', search: words, namedFirst: true });
  const hits = (found.data?.ids ?? []).filter((id) => !exclude.includes(id));
  const likely = words === '' ? hits.filter((id) => id === props.first) : [];
  const ids = [...new Set([...likely, ...hits])].slice(0, MOST_HITS);
  const read = useRead('itemRows', { ids }, { enabled: ids.length > 0 });
  const rows = ids.length === 0 ? [] : (read.data ?? []).filter((row) => ids.includes(row.id));
  const kept = useRead('itemRows', { ids: [...chosen] }, { enabled: several && chosen.length > 0 });
  const total = hits.length;
  const active = Math.min(at, Math.max(0, rows.length - 1));

  const choose = (row: ItemRow): void => {
    const known = [...rows, ...(kept.data ?? [])];
    const next = !several
      ? [row.id]
      : chosen.includes(row.id)
        ? chosen.filter((id) => id !== row.id)
        : [...chosen, row.id];
    props.onChange(
      next,
      next.flatMap((id) => known.find((other) => other.id === id) ?? []),
    );
  };
  const fresh = words === search.trim() && !found.isPlaceholderData && (ids.length === 0 || !read.isPlaceholderData);
  // Not what stood there for other words: nobody meant that.
  useEffect(() => {
    if (!awaited || !fresh || (ids.length > 0 && !read.data)) return;
    setAwaited(false);
    if (rows[active]) choose(rows[active]);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.ctrlKey) return;
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && !fresh) setAwaited(true);
    else if (event.key === 'Enter' && rows[active]) choose(rows[active]);
    else return;
    event.preventDefault();
  };

  return (
    <div className="item-picker">
      {several && chosen.length > 0 ? (
        <ol className="item-picker-chosen" aria-label="已选的事项">
          {chosen.map((id) => {
            const row = (kept.data ?? []).find((other) => other.id === id);
            return (
              <li key={id}>
                <span>{row?.name ?? '…'}</span>
                {row && lists.length > 1 ? <span className="muted small">{sectionWords(lists, row)}</span> : null}
                <button type="button" onClick={() => row && choose(row)} aria-label={`不选 ${row?.name ?? ''}`}>
                  ✕
                </button>
              </li>
            );
          })}
        </ol>
      ) : null}
      <Input
        allowClear
        autoFocus={props.autoFocus ?? false}
        value={search}
        placeholder="按名称、任务找事项"
        aria-label={props.label}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={rows[active] ? `${listId}-${rows[active].id}` : undefined}
        data-testid={props.testId ?? 'item-picker-search'}
        onChange={(event) => {
          setSearch(event.target.value);
          setAt(0);
          setAwaited(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        className="item-picker-list"
        id={listId}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable={several}
      >
        {rows.map((row, position) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search box above answers the keys of this list
          <div
            key={row.id}
            id={`${listId}-${row.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={chosen.includes(row.id)}
            className={position === active ? 'item-picker-row at' : 'item-picker-row'}
            data-testid="item-picker-row"
            onClick={() => choose(row)}
          >
            <span className="item-picker-mark" aria-hidden="true">
              {chosen.includes(row.id) ? '✓' : ''}
            </span>
            <span className="item-picker-name">
              <MarkedText text={row.name} terms={terms} />
            </span>
            <WhereElse row={row} terms={terms} />
            <Tag tone="plain">{sectionWords(lists, row)}</Tag>
            <span className="item-picker-department">
              {row.leadDepartment || (row.townshipRole === 'main' ? TOWNSHIPS_LEAD : '')}
            </span>
          </div>
        ))}
        {rows.length === 0 && found.isSuccess && !read.isFetching ? (
          <div className="item-picker-none">没有找到“{words}”。可换个说法。</div>
        ) : null}
      </div>
      {total > MOST_HITS ? (
        <div className="item-picker-more">
          找到 {total} 项，先列 {MOST_HITS} 项；多写几个字可缩小范围。
        </div>
      ) : null}
    </div>
  );
}

/** The piece of its task that answers, where its name does not. */
function WhereElse({ row, terms }: { row: ItemRow; terms: readonly string[] }): ReactNode {
  const missing = terms.filter((term) => !asTyped(row.name).includes(term));
  const piece = excerptOf(row.text, missing, CHARACTERS_AROUND) || excerptOf(row.remark, missing, CHARACTERS_AROUND);
  if (piece === '') return null;
  return (
    <span className="item-picker-found">
      <MarkedText text={piece} terms={missing} />
    </span>
  );
}
