/** The wording of an item in its newest version, older versions one click away. */
import { Button, Select } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { RESPONSIBILITY_ROLE_WORDS } from '../../../../shared/model/item';
import type { ItemDetail, ListOutline } from '../../../../shared/views';
import { dateText } from '../../../format';
import { useRead } from '../../../hooks';

type Version = ItemDetail['versions'][number];

interface ItemWordingProps {
  readonly item: ItemDetail;
  /** Null when it may not be changed now. */
  readonly onAmend: (() => void) | null;
}

export function ItemWording({ item, onAmend }: ItemWordingProps): ReactNode {
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  const list = lists.find(({ id }) => id === item.listId);
  const newest = item.versions.reduce<Version | undefined>(
    (best, version) => (best && best.number > version.number ? best : version),
    undefined,
  );
  const [chosen, setChosen] = useState<number | null>(null);
  const version = item.versions.find((other) => other.number === chosen) ?? newest;
  const old = version !== undefined && version.number !== newest?.number;
  return (
    <section className="card" aria-label="文字">
      <div className="card-head">
        文字
        <span className="muted small">
          {version
            ? `第 ${version.number} 版 ${dateText(version.at)}${version.reason ? `：${version.reason}` : ''}`
            : ''}
        </span>
        <span className="push" />
        {item.versions.length > 1 ? (
          <Select
            aria-label="看哪一版"
            value={version?.number}
            onChange={setChosen}
            options={item.versions.map(({ number }) => ({
              value: number,
              label: number === newest?.number ? `第 ${number} 版（现版）` : `第 ${number} 版`,
            }))}
          />
        ) : null}
        {onAmend ? (
          <Button onClick={onAmend} data-testid="item-amend">
            改文字 <kbd>F2</kbd>
          </Button>
        ) : null}
      </div>
      <div className="card-body">
        {old ? <div className="note warn item-old">这是第 {version.number} 版，已被后来的文字代替。</div> : null}
        <dl className="facts">
          {lists.length > 1 && list ? (
            <>
              <dt>清单</dt>
              <dd>
                {list.name} · {item.category}
              </dd>
            </>
          ) : null}
          <dt>{list?.nameLabel ?? '职责事项'}</dt>
          <dd className="item-judged">
            <b>{version?.name ?? item.name}</b>
          </dd>
          {list?.kind === 'recall' ? null : (
            <>
              <dt>{list?.textLabel ?? '工作任务'}</dt>
              <dd className="item-judged">{(version?.text ?? item.text) || <span className="muted">未写</span>}</dd>
            </>
          )}
          <Parts item={item} />
          <Fields item={item} list={list} />
          {item.remark ? (
            <>
              <dt>备注</dt>
              <dd>{item.remark}</dd>
            </>
          ) : null}
        </dl>
      </div>
    </section>
  );
}

/** Short words beside the unit, long ones below it: 上级部门职责 and 工作方式 run over several lines. */
function Parts({ item }: { item: ItemDetail }): ReactNode {
  return (
    <>
      <dt>责任单位</dt>
      <dd>
        {item.responsibilities.length === 0 ? <span className="muted">未写</span> : null}
        {item.responsibilities.map((part) => (
          <div key={`${part.role}${part.unit}`} className="item-part">
            <span className="muted">{RESPONSIBILITY_ROLE_WORDS[part.role]}</span> {part.unit}
            {part.text ? <div className="item-duty">{part.text}</div> : null}
          </div>
        ))}
      </dd>
    </>
  );
}

/** What only this list's items have; another word for a choice shows what is meant. */
function Fields({ item, list }: { item: ItemDetail; list: ListOutline | undefined }): ReactNode {
  return (list?.fields ?? []).map(({ id, label, aliases }) => {
    const written = item.fields[id] ?? '';
    const meant = aliases?.[written];
    return written === '' ? null : (
      <Fragment key={id}>
        <dt>{label}</dt>
        <dd>
          {written}
          {meant ? <span className="muted small">（即{meant}）</span> : null}
        </dd>
      </Fragment>
    );
  });
}
