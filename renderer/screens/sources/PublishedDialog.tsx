/** 现行清单入库: what the published lists of the townships come to, before they become the pool. */
import { Form, Select, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { nestQuotes } from '../../../shared/logic/text/nestQuotes';
import type { PublishedPreview, StrangePlace } from '../../../shared/views/schemes';
import { Dialog } from '../../components/dialogs/Dialog';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';

export function PublishedDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const asked = useRead('previewPublished', {});
  const strange = asked.data?.strange ?? [];
  const categories = strange
    .map((place) => ({ ...place, category: given[keyOf(place)] ?? place.likely }))
    .filter(({ category }) => category !== '')
    .map(({ listId, written, category }) => ({ listId, written, category }));
  const preview = useRead('previewPublished', { categories });
  const adopt = useWrite('adoptPublished');
  // Of units that were put right since it was last open, nothing old is shown.
  const old = asked.isFetching || (preview.isFetching && !preview.isPlaceholderData);
  const found = old ? undefined : preview.data;
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
        各镇已经印发的清单照原样成为事项库：几个镇都有、名称相同（标点、编号不计）的合为一项；各镇都有的是共性，其余的是差异化，适用哪些镇照清单。可一次撤销。
      </p>
      {preview.error ? <div className="note bad">{preview.error.message}</div> : null}
      {found ? (
        <Strange
          places={strange}
          given={given}
          onGive={(key, category) => setGiven((before) => ({ ...before, [key]: category }))}
        />
      ) : null}
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

const keyOf = ({ listId, written }: StrangePlace): string => `${listId}\n${written}`;

/** Lists printed without categories, or under words the scheme has not: a person says where their items stand. */
function Strange(props: {
  places: readonly StrangePlace[];
  given: Readonly<Record<string, string>>;
  onGive: (key: string, category: string) => void;
}): ReactNode {
  const { places, given, onGive } = props;
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  return places.map((place) => {
    const list = lists.find(({ id }) => id === place.listId);
    if (!list) return null;
    const how = place.written === '' ? '没有写类别' : `类别写“${place.written}”`;
    const label = `“${list.short}”里${how}的归入`;
    return (
      <Form.Item
        key={keyOf(place)}
        colon={false}
        label={label}
        className="published-category"
        extra={`${place.units.join('、')} ${figure(place.entries)} 条${place.likely === '' ? '' : `，别的清单里多在“${place.likely}”`}`}
      >
        <Select
          showSearch
          aria-label={label}
          placeholder="选类别"
          value={given[keyOf(place)] ?? (place.likely || null)}
          options={list.categories.map((value) => ({ value, label: value }))}
          data-testid={`published-category-${place.listId}`}
          onChange={(category: string) => onGive(keyOf(place), category)}
        />
      </Form.Item>
    );
  });
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
          。请在上面选归入哪一类；要照原来的类别印的，先到“设置”把类别加进清单。
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
