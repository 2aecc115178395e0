/** 事项页: one duty with its versions, sources, bases, responsibilities, townships and what happened to it. */
import { Button, Skeleton } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { TOWNSHIP_ROLE_WORDS } from '../../../../shared/model/item';
import type { ItemDetail } from '../../../../shared/views';
import { Tag } from '../../../components/figures/Tags';
import { useShortcuts } from '../../../components/keys/useShortcuts';
import { Menu } from '../../../components/menus/Menu';
import { useRead } from '../../../hooks';
import type { PoolDialog } from '../changes/PoolDialogs';
import { ItemActions } from './ItemActions';
import { ItemAgreement } from './ItemAgreement';
import { ItemApplicability } from './ItemApplicability';
import { ItemBases } from './ItemBases';
import { ItemHistory } from './ItemHistory';
import { ItemNotes } from './ItemNotes';
import { ItemOpinions } from './ItemOpinions';
import { ItemSources } from './ItemSources';
import { ItemVariants } from './ItemVariants';
import { ItemWording } from './ItemWording';

interface ItemPageProps {
  readonly itemId: number;
  /** The items of the grid behind it, for 上一项 and 下一项. */
  readonly ids: readonly number[];
  readonly onDialog: (dialog: PoolDialog) => void;
  readonly onBack: () => void;
  readonly onGo: (itemId: number) => void;
}

export function ItemPage({ itemId, ids, onDialog, onBack, onGo }: ItemPageProps): ReactNode {
  const read = useRead('item', { itemId });
  const summary = useRead('summary', {});
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    back.current?.focus();
  }, []);

  const item = read.data?.id === itemId ? read.data : undefined;
  const at = ids.indexOf(itemId);
  const previous = ids[at - 1];
  const next = at < 0 ? undefined : ids[at + 1];
  const canWrite = item !== undefined && !(summary.data?.readOnly ?? false);
  useShortcuts({
    Escape: onBack,
    F2: canWrite && item.live ? () => onDialog({ kind: 'amend', item }) : undefined,
    PageUp: previous === undefined ? undefined : () => onGo(previous),
    PageDown: next === undefined ? undefined : () => onGo(next),
  });

  return (
    <section className="item-page" aria-label="事项页" data-testid="item-page">
      <div className="page-head">
        <button type="button" ref={back} className="link" onClick={onBack} data-testid="item-back">
          ‹ 事项库
        </button>
        <h1 className="cut" data-testid="item-title">
          {item?.name ?? ''}
        </h1>
        {item ? <Signs item={item} /> : null}
        <span className="push" />
        {canWrite ? <Deeds item={item} onDialog={onDialog} /> : null}
        {/* At the end, where they stay under the pointer however many deeds an item has. */}
        {at >= 0 ? (
          <span className="muted item-place">
            第 {at + 1} / {ids.length} 项
          </span>
        ) : null}
        <Button data-again disabled={previous === undefined} onClick={() => previous !== undefined && onGo(previous)}>
          上一项 <kbd className="item-key">PgUp</kbd>
        </Button>
        <Button data-again disabled={next === undefined} onClick={() => next !== undefined && onGo(next)}>
          下一项 <kbd className="item-key">PgDn</kbd>
        </Button>
      </div>
      {item ? (
        <div className="item-body">
          <div className="item-left">
            <ItemWording item={item} onAmend={canWrite && item.live ? () => onDialog({ kind: 'amend', item }) : null} />
            <ItemSources item={item} canWrite={canWrite} />
            <ItemVariants item={item} />
            <ItemBases item={item} canWrite={canWrite && item.live} />
          </div>
          <div className="item-right">
            <ItemApplicability
              item={item}
              onChange={canWrite && item.live ? () => onDialog({ kind: 'applicability', item }) : null}
            />
            {item.live ? <ItemAgreement itemId={item.id} /> : null}
            <ItemOpinions itemId={item.id} />
            <ItemNotes item={item} canWrite={canWrite} />
            <ItemHistory item={item} lists={summary.data?.scheme.lists ?? []} onOpen={onGo} />
            <ItemActions itemId={item.id} />
          </div>
        </div>
      ) : (
        <div className="page-body">
          {read.error ? (
            <div className="note bad">{read.error.message}</div>
          ) : (
            <Skeleton active paragraph={{ rows: 8 }} />
          )}
        </div>
      )}
    </section>
  );
}

function Signs({ item }: { item: ItemDetail }): ReactNode {
  return (
    <>
      {item.live ? null : <Tag tone="sub">− 已核减</Tag>}
      <Tag tone="plain">{item.category}</Tag>
      <Tag tone="plain">{item.scope === 'common' ? '共性' : '差异化'}</Tag>
      <Tag tone="plain">{TOWNSHIP_ROLE_WORDS[item.townshipRole]}</Tag>
    </>
  );
}

function Deeds({ item, onDialog }: { item: ItemDetail; onDialog: (dialog: PoolDialog) => void }): ReactNode {
  if (!item.live) {
    return (
      <Button type="primary" data-testid="item-restore" onClick={() => onDialog({ kind: 'restore', item })}>
        恢复…
      </Button>
    );
  }
  return (
    <>
      <Menu
        menu={{
          items: [
            { key: 'amend', label: '改文字…' },
            { key: 'move', label: '调类…' },
            { key: 'split', label: '拆分…' },
            { key: 'applicability', label: '改适用…' },
          ],
          onClick: ({ key }) => {
            if (key === 'amend' || key === 'move' || key === 'split' || key === 'applicability')
              onDialog({ kind: key, item });
          },
        }}
      >
        <Button data-testid="item-change">改 ▾</Button>
      </Menu>
      <Button danger data-testid="item-subtract" onClick={() => onDialog({ kind: 'subtract', ids: [item.id] })}>
        核减…
      </Button>
    </>
  );
}
