/** 拟作的调整: what a request wants added, subtracted or merged, restored, amended, moved or narrowed; each put in by its own small form. */
import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { additionOf, basesNamed, type SaidOfItem } from '../../../shared/logic/requests/additionOf';
import type { RequestWant } from '../../../shared/model/request';
import { MERGE_REASON } from '../../../shared/model/round';
import { call } from '../../api';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { EMPTY_DRAFT, ItemForm } from '../../components/items/ItemForm';
import { ItemPicker } from '../../components/items/ItemPicker';
import { Menu } from '../../components/menus/Menu';
import { tell, useRead } from '../../hooks';
import { AmendWant, type WantFormProps } from './AmendWant';
import { MoveWant } from './MoveWant';
import { TouchedTowns } from './TouchedTowns';
import { TownChecks } from './TownChecks';

type Kind = 'add' | 'subtract' | 'restore' | 'amend' | 'move' | 'apply';

const KINDS: readonly { key: Kind; label: string }[] = [
  { key: 'add', label: '增列一项…' },
  { key: 'subtract', label: '核减一项…' },
  { key: 'restore', label: '恢复一项…' },
  { key: 'amend', label: '改名称、内容、部门和依据…' },
  { key: 'move', label: '调到另一类、另一张清单…' },
  { key: 'apply', label: '改适用的乡镇…' },
];

interface WantsFieldProps {
  readonly wants: readonly RequestWant[];
  readonly onChange: (wants: readonly RequestWant[]) => void;
  /** What the request says, which its first addition starts with. */
  readonly said: SaidOfItem;
  /** The item it says it is about. */
  readonly about: number | null;
  /** Names more of them. */
  readonly onConcern?: (names: readonly string[]) => void;
  /** Said while there is none. */
  readonly hint?: string;
}

export function WantsField({
  wants,
  onChange,
  said,
  about,
  onConcern,
  hint = '可以后再写，作同意决定前须写明',
}: WantsFieldProps): ReactNode {
  const [adding, setAdding] = useState<Kind | null>(null);
  // The addition that is put in other words: what was typed for it is not typed again.
  const [changed, setChanged] = useState<number | null>(null);
  const towns = (useRead('units', {}).data ?? []).filter(({ kind }) => kind === 'township').map(({ name }) => name);
  const start = wants.some(({ kind }) => kind === 'add') ? {} : additionOf(said, towns);
  const standing = changed === null ? undefined : wants[changed];
  const close = (): void => {
    setAdding(null);
    setChanged(null);
  };
  const put = (want: RequestWant): void => onChange([...wants, want]);
  return (
    <div className="wants">
      <div className="wants-head">
        拟对清单作的调整 <span className="muted small">{wants.length === 0 ? hint : ''}</span>
        <span className="push" />
        <Menu
          menu={{
            items: KINDS.map(({ key, label }) => ({ key, label })),
            onClick: ({ key }) => setAdding(key as Kind),
          }}
        >
          <Button data-testid="want-add">加一处 ▾</Button>
        </Menu>
      </div>
      <ul className="wants-list">
        {wants.map((want, at) => (
          <li key={JSON.stringify(want)} data-testid="want-row">
            <span className="want-words">
              <WantWords want={want} />
            </span>
            {want.kind === 'add' ? (
              <button
                type="button"
                className="link small"
                aria-label={`改第 ${at + 1} 处`}
                onClick={() => {
                  setChanged(at);
                  setAdding('add');
                }}
              >
                改…
              </button>
            ) : null}
            <button
              type="button"
              className="link small"
              aria-label={`去掉第 ${at + 1} 处`}
              onClick={() => onChange(wants.filter((_, other) => other !== at))}
            >
              去掉
            </button>
          </li>
        ))}
      </ul>
      <TouchedTowns wants={wants} concerned={said.townships} {...(onConcern && { onAdd: onConcern })} />
      {adding ? (
        <div onSubmit={stop}>
          {adding === 'add' ? (
            <ItemForm
              title="拟增列的事项"
              deed="写入申请"
              initial={standing?.kind === 'add' ? standing.item : { ...EMPTY_DRAFT, ...start }}
              proposer="申请单位"
              reasonRequired={false}
              onSubmit={async (item) => {
                const want: RequestWant = { kind: 'add', item };
                if (changed === null) put(want);
                else onChange(wants.map((one, at) => (at === changed ? want : one)));
                return true;
              }}
              onClose={close}
            />
          ) : adding === 'amend' ? (
            <AmendWant about={about} onPut={put} onClose={close} />
          ) : adding === 'move' ? (
            <MoveWant about={about} named={basesNamed(said.basis)} onPut={put} onClose={close} />
          ) : adding ? (
            <WantDialog kind={adding} about={about} onPut={put} onClose={close} />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function WantWords({ want }: { want: RequestWant }): ReactNode {
  return useRead('previewWants', { wants: [want] }).data?.[0]?.words ?? '…';
}

/** React lets a form that is sent rise to the form its dialog was opened from. */
function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}

type OtherKind = Exclude<Kind, 'add' | 'amend' | 'move'>;

interface WantValues {
  readonly reasonKind: string;
  readonly townships: string[];
  readonly why: string;
}

const TITLES: Readonly<Record<OtherKind, string>> = {
  subtract: '拟核减的事项',
  restore: '拟恢复的事项',
  apply: '拟改适用的事项',
};

function WantDialog(props: WantFormProps & { kind: OtherKind }): ReactNode {
  const { kind } = props;
  const [form] = Form.useForm<WantValues>();
  const [itemId, setItemId] = useState<number | null>(null);
  const summary = useRead('summary', {}).data;
  const today = new Set((useRead('units', {}).data ?? []).map(({ id }) => id));
  const [targetId, setTargetId] = useState<number | null>(null);
  const reasons = summary?.scheme.subtractReasons ?? [];
  const merging = Form.useWatch('reasonKind', form) === MERGE_REASON && kind === 'subtract';
  const missing = itemId === null ? '先选事项' : merging && targetId === null ? '再选并入哪一项' : '';
  const choose = async (picked: number | null): Promise<void> => {
    setItemId(picked);
    if (picked === null || kind !== 'apply') return;
    // Where it applies now is what is to be changed.
    const { applicability } = await call('item', { itemId: picked });
    const now = applicability.filter(({ unitId, applies }) => applies && today.has(unitId));
    form.setFieldValue(
      'townships',
      now.map(({ township }) => township),
    );
  };
  const submit = async (values: WantValues): Promise<boolean> => {
    if (itemId === null) return false;
    props.onPut(wantOf(kind, itemId, values, merging ? targetId : null));
    return true;
  };
  return (
    <FormDialog<WantValues>
      title={TITLES[kind]}
      deed="写入申请"
      form={form}
      initial={{ reasonKind: reasons[0] ?? '其他', townships: [], why: '' }}
      width={620}
      idle={missing !== ''}
      effect={missing}
      confirmTestId="want-confirm"
      onSubmit={submit}
      onClose={props.onClose}
    >
      <ItemPicker
        label="找事项"
        chosen={itemId === null ? [] : [itemId]}
        state={kind === 'restore' ? 'subtracted' : 'live'}
        onChange={([picked]) => void choose(picked ?? null).catch(tell)}
        first={props.about}
        autoFocus
      />
      {kind === 'subtract' ? (
        <Form.Item name="reasonKind" label="缘由">
          <Select options={reasons.map((value) => ({ value, label: value }))} data-testid="want-reason-kind" />
        </Form.Item>
      ) : null}
      {merging ? (
        <>
          <p className="wants-target">
            并入哪一项 <span className="muted small">并入后，适用的乡镇和依据随之转过去</span>
          </p>
          <ItemPicker
            label="并入哪一项"
            chosen={targetId === null ? [] : [targetId]}
            exclude={itemId === null ? [] : [itemId]}
            onChange={([picked]) => setTargetId(picked ?? null)}
            testId="want-target"
          />
        </>
      ) : null}
      {kind === 'apply' ? (
        <>
          <Form.Item
            name="townships"
            label="今后只适用"
            rules={[{ required: true, type: 'array', min: 1, message: '至少选一个镇；都不适用的请核减该项。' }]}
          >
            <TownChecks />
          </Form.Item>
          <Form.Item name="why" label="不再适用的缘由">
            <Input maxLength={500} data-testid="want-why" />
          </Form.Item>
        </>
      ) : null}
    </FormDialog>
  );
}

function wantOf(kind: OtherKind, itemId: number, values: WantValues, targetItemId: number | null): RequestWant {
  switch (kind) {
    case 'subtract':
      return { kind, itemId, reasonKind: values.reasonKind, targetItemId };
    case 'restore':
      return { kind, itemId };
    case 'apply':
      return { kind, itemId, townships: values.townships, why: values.why.trim() };
  }
}
