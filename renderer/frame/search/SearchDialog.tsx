/** Ctrl+K: one box over items, entries, units, bases, pages and commands; Enter opens, Alt+Enter opens the original row. */

import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { citedTitle } from '../../../shared/logic/bases/parseCitation';
import { Dialog } from '../../components/dialogs/Dialog';
import { isComposing } from '../../components/keys/keys';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { type Command, findCommands, usePageCommands } from './commands';
import { citingGroup, commandGroup, type ResultGroup, type ResultRow, resultGroups, type Ways } from './results';
import './search.css';

interface SearchDialogProps {
  /** What the frame can do, after the pages. */
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}

interface Basis {
  readonly id: number;
  readonly title: string;
}

export function SearchDialog({ commands, onClose }: SearchDialogProps): ReactNode {
  const [query, setQuery] = useState('');
  const [basis, setBasis] = useState<Basis | null>(null);
  const { groups, waiting, asked } = useResults(query, basis, { commands, onClose, openBasis: setBasis });
  const rows = groups.flatMap((group) => group.rows);
  const [at, setAt] = useState(0);
  const active = Math.min(at, Math.max(0, rows.length - 1));
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const activeKey = rows[active]?.key;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is active, so it has to be in view
  useEffect(() => {
    list.current?.querySelector('.find-row.at')?.scrollIntoView({ block: 'nearest' });
  }, [activeKey]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.ctrlKey || event.metaKey) return;
    const row = rows[active];
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && event.altKey) row?.second?.open();
    else if (event.key === 'Enter') row?.open();
    else if (event.key === 'Escape' && basis) setBasis(null);
    else return;
    event.preventDefault();
    if (event.key === 'Escape') event.stopPropagation();
  };

  return (
    <Dialog
      centered={false}
      closable={false}
      footer={null}
      title="检索"
      width={720}
      className="find"
      onCancel={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens for the keys of the box inside */}
      <div onKeyDown={onKeyDown}>
        <Input
          autoFocus
          size="large"
          value={query}
          maxLength={200}
          prefix={basis ? <span className="tag plain">{citedTitle(basis.title)}</span> : undefined}
          placeholder="找事项、条目、单位、依据、文号、页面；拼音和首字母也可以"
          aria-label="检索"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={activeKey ? `${listId}-${activeKey}` : undefined}
          data-testid="search-box"
          onChange={(event) => {
            setQuery(event.target.value);
            setBasis(null);
            setAt(0);
          }}
        />
        <div className="find-list" id={listId} role="listbox" aria-label="找到的" ref={list}>
          {groups.map((group) => (
            <Group key={group.word} group={group} listId={listId} active={activeKey} />
          ))}
        </div>
        {asked !== '' && rows.length === 0 && !waiting ? (
          <p className="find-none" data-testid="search-none">
            没有找到“{asked}”。可换个说法，或少写几个字。
          </p>
        ) : null}
      </div>
      <p className="find-foot">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> 选择
        </span>
        <span>
          <kbd>Enter</kbd> 打开
        </span>
        {rows[active]?.second ? (
          <span>
            <kbd>Alt Enter</kbd> {rows[active].second.word}
          </span>
        ) : null}
        <span>
          <kbd>Esc</kbd> {basis ? '返回' : '关闭'}
        </span>
      </p>
    </Dialog>
  );
}

interface UseResults {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
  readonly openBasis: (basis: Basis) => void;
}

/** Every row closes the box first; a basis stays inside it. */
function useResults(
  query: string,
  basis: Basis | null,
  { commands, onClose, openBasis }: UseResults,
): { groups: ResultGroup[]; waiting: boolean; asked: string } {
  const { goAnew } = useNavigation();
  const pages = usePageCommands();
  const asked = useDeferredValue(query.trim());
  const found = useRead('search', { query: asked }, { enabled: asked !== '' });
  const citing = useRead('citingItems', { basisId: basis?.id ?? 1 }, { enabled: basis !== null });
  const ways: Ways = {
    go: (screen, params) => {
      onClose();
      goAnew(screen, params);
    },
    openBasis,
  };
  if (basis) {
    const items = citing.isPlaceholderData ? [] : (citing.data ?? []);
    return {
      groups: items.length > 0 ? [citingGroup(basis.title, items, ways)] : [],
      waiting: citing.isFetching,
      asked,
    };
  }
  const closing = [...pages, ...commands].map((command) => ({
    ...command,
    act: () => {
      onClose();
      command.act();
    },
  }));
  const matching = findCommands(closing, query.trim());
  const groups = query.trim() === '' || !found.data ? [] : resultGroups(found.data, ways);
  // A page that is called exactly so comes first; else the office's own things do.
  const pageGroup = matching.length > 0 ? [commandGroup(matching)] : [];
  const named = matching.some(({ word }) => word === query.trim());
  return {
    groups: named ? [...pageGroup, ...groups] : [...groups, ...pageGroup],
    waiting: found.isFetching || asked !== query.trim(),
    asked,
  };
}

function Group({
  group,
  listId,
  active,
}: {
  group: ResultGroup;
  listId: string;
  active: string | undefined;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
    <div role="group" aria-label={group.word}>
      <div className="find-group" aria-hidden="true">
        {group.word}
        <span>{group.count}</span>
      </div>
      {group.rows.map((row) => (
        <Row key={row.key} row={row} id={`${listId}-${row.key}`} active={row.key === active} />
      ))}
    </div>
  );
}

function Row({ row, id, active }: { row: ResultRow; id: string; active: boolean }): ReactNode {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above answers the keys of this list
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={active ? 'find-row at' : 'find-row'}
      data-testid="search-row"
      data-key={row.key}
      onClick={(event) => (event.altKey && row.second ? row.second.open() : row.open())}
    >
      <span className="find-title">{row.title}</span>
      <span className="find-detail">{row.detail}</span>
    </div>
  );
}
