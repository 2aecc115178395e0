/** 现行清单入库: what the published lists of the townships come to, before they become the pool. */
import { Form, Select, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { nestQuotes } from '../../../shared/logic/text/nestQuotes';
import type { PublishedPreview } from '../../../shared/views/schemes';
import { Dialog } from '../../components/dialogs/Dialog';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';

export function PublishedDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [categories, setCategories] = useState<Readonly<Record<string, string>>>({});
  const preview = useRead('previewPublished', { categories });
  const adopt = useWrite('adoptPublished');
  // Of units that were put right since it was last open, nothing old is shown.
  const found = preview.isFetching && !preview.isPlaceholderData ? undefined : preview.data;
  const ready = !preview.isFetching && found !== undefined && found.items > 0 && found.unplaced.length === 0;
  return (
    <Dialog
      title="现行清单入库"
      width={620}
      okText={ready ? `${figure(found.entries)} 条入库，成为 ${figure(found.items)} 项` : '入库'}
      cancelText="取消"
      okButtonProps={{ 'data-testid': 'published-do', disabled: !ready }}
      confirmLoading={adopt.running}
      onOk={async () => {
        if (await adopt.run({ categories })) onClose();
      }}
      onCancel={onClose}
    >
      <p>
        各镇已经印发的清单照原样成为事项库：几个镇都有、名称相同的合为一项；各镇都有的是共性，其余的是差异化，适用哪些镇照清单。可一次撤销。
      </p>
      {preview.error ? <div className="note bad">{preview.error.message}</div> : null}
      {found ? <Headless found={found} categories={categories} onChange={setCategories} /> : null}
      {found && found.townless.length > 0 ? (
        <div className="note warn" data-testid="published-townless">
          另有 {figure(found.townless.length)}{' '}
          条表里写着不是共性、没有写明适用哪些乡镇，不入库，仍待定：到归并里逐条采用，选定乡镇。
        </div>
      ) : null}
      {found ? <Outcome found={found} /> : <Skeleton active paragraph={{ rows: 5 }} />}
    </Dialog>
  );
}

/** Lists printed without categories: a person says which one their items stand under. */
function Headless(props: {
  found: PublishedPreview;
  categories: Readonly<Record<string, string>>;
  onChange: (categories: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const { found, categories, onChange } = props;
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  const without = new Set(found.unplaced.filter(({ category }) => category === '').map(({ listId }) => listId));
  return lists
    .filter(({ id }) => without.has(id) || id in categories)
    .map((list) => (
      <Form.Item key={list.id} colon={false} label={`“${list.short}”里没有写类别的归入`} className="published-category">
        <Select
          showSearch
          aria-label={`“${list.short}”里没有写类别的归入`}
          placeholder="选类别"
          value={categories[list.id]}
          options={list.categories.map((value) => ({ value, label: value }))}
          data-testid={`published-category-${list.id}`}
          onChange={(category: string) => onChange({ ...categories, [list.id]: category })}
        />
      </Form.Item>
    ));
}

function Outcome({ found }: { found: PublishedPreview }): ReactNode {
  const total = (perList: readonly number[]): number => perList.reduce((sum, count) => sum + count, 0);
  const without = found.perTown.flatMap(({ township, perList }) => (total(perList) === 0 ? [township] : []));
  return (
    <>
      <p className="sum-line published-sum">
        待定 {figure(found.entries)} 条 → 事项 {figure(found.items)} ＝ 共性 {figure(found.common)} ＋ 差异化{' '}
        <b>{figure(found.items - found.common)}</b>
      </p>
      {without.length > 0 && without.length < found.perTown.length ? (
        <div className="note warn published-note" data-testid="published-without">
          {without.join('、')}没有清单，就没有一项是各镇都有的，{figure(found.items)}{' '}
          项全作差异化。清单还没有导入的，先导入；清单印发以后才设立的，先到“单位”点“登错了，移出”，入库、定稿登记第1版以后再登记。
        </div>
      ) : null}
      <div className="table-scroll">
        <table className="table" data-testid="published-towns">
          <thead>
            <tr>
              <th>乡镇</th>
              {found.lists.map((short) => (
                <th key={short} className="number">
                  {short}
                </th>
              ))}
              <th className="number">合计</th>
            </tr>
          </thead>
          <tbody>
            {found.perTown.map(({ township, perList }) => (
              <tr key={township}>
                <td>{township}</td>
                {perList.map((count, index) => (
                  <td key={found.lists[index]} className="number">
                    {figure(count)}
                  </td>
                ))}
                <td className="number strong">{figure(total(perList))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.unplaced.length > 0 ? (
        <div className="note bad published-note" data-testid="published-unplaced">
          有 {figure(found.unplaced.length)} 条的类别不在本体例里，先不能入库：
          {found.unplaced
            .slice(0, 3)
            .map(({ unit, name, category }) => nestQuotes(`${unit}“${name}”（${category || '没有类别'}）`))
            .join('；')}
          。写了类别的，请到“设置”把类别加进清单；没有写的在上面选归入哪一类。
        </div>
      ) : null}
      {found.differences.length > 0 ? (
        <div className="note warn published-note">
          <Lines lines={found.differences} />
        </div>
      ) : null}
      {found.own.length > 0 ? (
        <details className="note published-note" data-testid="published-own">
          <summary>{figure(found.own.length)} 项几个镇写法不同，各照本镇印发的留着，印出来不变</summary>
          <Lines lines={found.own.map(ownLine)} />
        </details>
      ) : null}
    </>
  );
}

/** “防汛”：竹溪乡、城南街道（部门和职责）；临江镇（乡镇职责、依据） */
function ownLine({ name, towns }: PublishedPreview['own'][number]): string {
  const said = towns.map(({ township, parts }) => ({ township, parts: parts.join('、') }));
  const told = [...new Set(said.map(({ parts }) => parts))].map((parts) => {
    const its = said.filter((one) => one.parts === parts).map(({ township }) => township);
    return `${its.join('、')}（${parts}）`;
  });
  return `“${name}”：${told.join('；')}`;
}

function Lines({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <ul className="published-lines">
      {lines.map((line) => (
        <li key={line}>{nestQuotes(line)}</li>
      ))}
    </ul>
  );
}
