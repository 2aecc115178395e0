/** 现有, 已核减 and the saved views, with saving, bringing up to date and taking away. */
import { Button, Form, Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { poolFilterSchema } from '../../../shared/model/poolView';
import type { Summary } from '../../../shared/views';
import type { SavedView } from '../../../shared/views/pool';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { Menu } from '../../components/menus/Menu';
import { figure } from '../../format';
import { useWrite } from '../../hooks';
import type { PoolLook } from './usePoolView';

interface ViewTabsProps {
  readonly look: PoolLook;
  readonly pool: Summary['pool'] | undefined;
  readonly readOnly: boolean;
}

export function ViewTabs({ look, pool, readOnly }: ViewTabsProps): ReactNode {
  const [naming, setNaming] = useState(false);
  const [left, setLeft] = useState<SavedView | null>(null);
  const remove = useWrite('removeView');
  const save = useWrite('saveView');
  const subtracted = Math.max(0, (pool?.first ?? 0) + (pool?.added ?? 0) - (pool?.live ?? 0));
  const last = look.view ?? (left && look.views.find(({ id }) => id === left.id));
  const value = look.view ? `view-${look.view.id}` : look.filter.state;
  const pick = (next: string): void => {
    const view = look.views.find(({ id }) => `view-${id}` === next);
    setLeft(view ?? null);
    if (view) look.show(view.view);
    else look.show({ filter: poolFilterSchema.parse({ state: next }), columns: [...look.columns] });
  };
  const changed = look.filtered || look.filter.order !== 'office' || look.columns.length > 0;
  return (
    <div className="pool-views">
      <Segmented<string>
        value={value}
        aria-label="视图"
        options={[
          { value: 'live', label: `现有 ${figure(pool?.live ?? 0)}` },
          { value: 'subtracted', label: `已核减 ${figure(subtracted)}` },
          ...(look.filter.state === 'all'
            ? [{ value: 'all', label: `全部 ${figure((pool?.live ?? 0) + subtracted)}` }]
            : []),
          ...look.views.map(({ id, name, count }) => ({
            value: `view-${id}`,
            label: <span data-testid="pool-view">{`${name} ${figure(count)}`}</span>,
          })),
        ]}
        onChange={pick}
      />
      {!readOnly && !look.view && changed ? (
        <Button type="text" data-testid="view-save" onClick={() => setNaming(true)}>
          ＋ 存为视图
        </Button>
      ) : null}
      {!readOnly && last ? (
        <Menu
          menu={{
            items: [
              { key: 'update', label: `把“${last.name}”改成现在的样子`, disabled: look.view !== undefined },
              { key: 'remove', label: `去掉视图“${last.name}”` },
            ],
            onClick: ({ key }) => {
              if (key === 'remove') void remove.run({ viewId: last.id }).then(() => setLeft(null));
              else void save.run({ name: last.name, view: { filter: look.filter, columns: [...look.columns] } });
            },
          }}
        >
          <Button type="text" aria-label={`视图“${last.name}”`} data-testid="view-menu">
            ⋯
          </Button>
        </Menu>
      ) : null}
      {naming ? <SaveViewDialog look={look} onClose={() => setNaming(false)} /> : null}
    </div>
  );
}

function SaveViewDialog({ look, onClose }: { look: PoolLook; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<{ name: string }>();
  const save = useWrite('saveView');
  const name = (Form.useWatch('name', form) ?? '').trim();
  const same = look.views.some((view) => view.name === name);
  return (
    <FormDialog<{ name: string }>
      title="存为视图"
      deed={same ? `替换视图“${name}”` : '存为视图'}
      form={form}
      initial={{ name: look.filter.categories.join('、').slice(0, 30) }}
      width={420}
      effect={<span className="muted small">存筛选、次序和列，不存事项</span>}
      confirmTestId="view-confirm"
      onSubmit={async (values) =>
        (await save.run({
          name: values.name.trim(),
          view: { filter: look.filter, columns: [...look.columns] },
        })) !== null
      }
      onClose={onClose}
    >
      <Form.Item name="name" label="视图名称" rules={[{ required: true, whitespace: true, message: '请写名称。' }]}>
        <Input autoFocus maxLength={30} placeholder="待补依据" data-testid="view-name" />
      </Form.Item>
    </FormDialog>
  );
}
