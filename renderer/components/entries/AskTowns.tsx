/** Before an entry is adopted: townships it writes that nobody registered; each is one that is, or a new one. */
import { Flex, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import type { ItemDraft } from '../../../shared/model/item';
import { useRead } from '../../hooks';
import { Dialog } from '../dialogs/Dialog';

/** By the written name the registered township it is, or itself where it is new. */
export type TownAnswers = Readonly<Record<string, string>>;

/** A draft under the names that were answered. */
export function withTowns<Draft extends Pick<ItemDraft, 'townships'>>(draft: Draft, towns: TownAnswers): Draft {
  return { ...draft, townships: [...new Set(draft.townships.map((name) => towns[name] ?? name))] };
}

interface AskTownsProps {
  /** Null: all pending entries of the departments. */
  readonly entryId: number | null;
  readonly onClose: () => void;
  /** What comes when nothing is open; `stale` while the question is being asked anew, as something changed. */
  readonly children: (towns: TownAnswers, stale: boolean) => ReactNode;
}

export function AskTowns({ entryId, onClose, children }: AskTownsProps): ReactNode {
  const { data: strange, isFetching: stale } = useRead('strangeTowns', { entryId });
  const units = useRead('units', {}).data;
  const [given, setAnswers] = useState<TownAnswers>({});
  // The names that were answered: one that comes later is asked about, too.
  const [settled, setSettled] = useState<readonly string[]>([]);
  if (!strange || !units) return null;
  // What is like nobody registered is proposed as new; what is like somebody, only a person can say.
  const likely = strange.flatMap(({ name, nearest }) => (nearest.length === 0 ? [[name, name] as const] : []));
  const answers: TownAnswers = { ...Object.fromEntries(likely), ...given };
  if (strange.every(({ name }) => settled.includes(name))) return children(answers, stale);
  const townships = units.filter(({ kind }) => kind === 'township').map(({ name }) => name);
  return (
    <Dialog
      title="条目里有没登记过的乡镇"
      width={520}
      okText="就这样，往下办"
      cancelText="取消"
      okButtonProps={{
        disabled: stale || strange.some(({ name }) => answers[name] === undefined),
        'data-testid': 'strange-towns-do',
      }}
      onOk={() => setSettled(strange.map(({ name }) => name))}
      onCancel={onClose}
    >
      <p>条目写明适用下面的乡镇，单位表里没有。是已登记的，选出来，这个写法记为它的别名；确是新的，登记为新乡镇。</p>
      {strange.map(({ name, nearest }) => (
        <Flex
          key={name}
          style={{ marginTop: 8 }}
          justify="space-between"
          align="center"
          gap={12}
          data-testid="strange-town"
        >
          <div>
            {quoted(name)}
            {nearest.length > 0 ? `像是已登记的${nearest.join('、')}` : '不像已登记的哪一个'}
          </div>
          <Select<string>
            showSearch
            optionFilterProp="label"
            aria-label={`${name}是哪一个`}
            data-testid="strange-town-is"
            placeholder="是哪一个"
            popupMatchSelectWidth={false}
            style={{ minWidth: 200 }}
            value={answers[name] ?? null}
            options={[
              ...[...new Set([...nearest, ...townships])].map((town) => ({ value: town, label: town })),
              { value: name, label: `都不是，登记新乡镇${quoted(name)}` },
            ]}
            onChange={(meant) => setAnswers((before) => ({ ...before, [name]: meant }))}
          />
        </Flex>
      ))}
    </Dialog>
  );
}
