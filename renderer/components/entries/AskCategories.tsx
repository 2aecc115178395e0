/** Before the departments' entries are adopted: what they wrote for a category, or left out, that the scheme has not. */
import { Flex, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { categoriesOf } from '../../../shared/logic/schemes/schemeLists';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import type { StrangeCategory } from '../../../shared/views/matching';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { Dialog } from '../dialogs/Dialog';

export type CategoryAnswer = Pick<StrangeCategory, 'unitId' | 'listId' | 'written'> & { readonly category: string };

interface AskCategoriesProps {
  readonly onClose: () => void;
  /** What comes when nothing is open; `stale` while the question is being asked anew, as something changed. */
  readonly children: (categories: readonly CategoryAnswer[], stale: boolean) => ReactNode;
}

/** Of many units the list moves, not the dialog. */
const LONG = { display: 'grid', gap: 8, maxHeight: '50vh', marginTop: 12, overflow: 'auto' } as const;

const keyOf = ({ unitId, listId, written }: StrangeCategory): string => `${unitId}\n${listId}\n${written}`;

export function AskCategories({ onClose, children }: AskCategoriesProps): ReactNode {
  const { data: strange, isFetching: stale } = useRead('strangeCategories', {});
  const scheme = useRead('scheme', {}).data;
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  // Those that were answered: one that comes later is asked about, too.
  const [settled, setSettled] = useState<readonly string[]>([]);
  if (!strange || !scheme) return null;
  const answerOf = (one: StrangeCategory): string => given[keyOf(one)] ?? one.likely;
  if (strange.every((one) => settled.includes(keyOf(one)))) {
    return children(
      strange.map((one) => {
        const { unitId, listId, written } = one;
        return { unitId, listId, written, category: answerOf(one) };
      }),
      stale,
    );
  }
  const open = strange.filter((one) => answerOf(one) === '').length;
  return (
    <Dialog
      title="条目没有写类别，或写的类别体例里没有"
      width={560}
      okText={open === 0 ? '就这样，往下办' : `还有 ${figure(open)} 处没有选`}
      cancelText="取消"
      okButtonProps={{ disabled: stale || open > 0, 'data-testid': 'strange-categories-do' }}
      onOk={() => setSettled(strange.map(keyOf))}
      onCancel={onClose}
    >
      <p>选归入哪一类，原表不改。同一单位的几条要分在几类的，先取消，到“归并”逐条采用。</p>
      <div style={LONG}>
        {strange.map((one) => (
          <Flex key={keyOf(one)} justify="space-between" align="center" gap={12} data-testid="strange-category">
            <div>
              {one.unit}
              {one.written === '' ? '没有写类别的' : quoted(one.written)} {figure(one.entries)} 条
            </div>
            <Select<string>
              showSearch
              optionFilterProp="label"
              aria-label={`${one.unit}${one.written}归入哪一类`}
              data-testid="strange-category-is"
              placeholder="归入哪一类"
              popupMatchSelectWidth={false}
              style={{ minWidth: 200 }}
              value={answerOf(one) || null}
              options={categoriesOf(scheme, one.listId === '' ? [] : [one.listId]).map((value) => ({
                value,
                label: value,
              }))}
              onChange={(category) => setGiven((before) => ({ ...before, [keyOf(one)]: category }))}
            />
          </Flex>
        ))}
      </div>
    </Dialog>
  );
}
