/** 本镇另定: an item in another list or category for one township, or in the township's own words, with a reason. */
import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { CellStory } from '../../../shared/views/matrix';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { useRead, useWrite } from '../../hooks';

interface OwnStandingDialogProps {
  readonly item: { readonly id: number; readonly name: string };
  readonly town: { readonly unitId: number; readonly name: string };
  readonly story: CellStory;
  readonly onClose: () => void;
}

interface Values {
  readonly listId: string;
  readonly category: string;
  readonly wording: string;
  readonly printed: boolean;
  readonly reason: string;
}

export function OwnStandingDialog({ item, town, story, onClose }: OwnStandingDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const set = useWrite('setOwnStanding');
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  const listId = Form.useWatch('listId', form) ?? story.place.listId;
  const list = lists.find(({ id }) => id === listId);
  const submit = async (values: Values): Promise<boolean> =>
    (await set.run({
      itemId: item.id,
      unitId: town.unitId,
      place: { listId: values.listId, category: values.category },
      wording: values.wording === story.text ? null : values.wording,
      printed: values.printed,
      reason: values.reason.trim(),
    })) !== null;
  return (
    <FormDialog<Values>
      title={`${town.name}另定：${item.name}`}
      deed="另定"
      form={form}
      initial={{
        listId: story.place.listId,
        category: story.place.category,
        wording: story.wording ?? story.text,
        printed: true,
        reason: story.place.own || story.wording !== null ? story.reason : '',
      }}
      width={620}
      effect="不计增减；只改这个镇的清单"
      confirmTestId="own-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="form-pair">
        <Form.Item name="listId" label="在本镇列入">
          <Select
            options={lists.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next: string) => {
              const categories = lists.find(({ id }) => id === next)?.categories ?? [];
              const kept = form.getFieldValue('category');
              form.setFieldsValue({ category: categories.includes(kept) ? kept : (categories[0] ?? '') });
            }}
            data-testid="own-list"
          />
        </Form.Item>
        <Form.Item name="category" label="类别">
          <Select
            showSearch
            options={(list?.categories ?? []).map((value) => ({ value, label: value }))}
            data-testid="own-category"
          />
        </Form.Item>
      </div>
      <Form.Item
        name="wording"
        label={`本镇写法（${list?.textLabel ?? '工作任务'}）`}
        extra="与各镇一致的不用改；清空就是改回与各镇一致。"
      >
        <Input.TextArea rows={3} data-testid="own-wording" />
      </Form.Item>
      {story.printed.length > 0 ? (
        <Form.Item name="printed" valuePropName="checked" extra={story.printed.join('\n')} className="own-printed">
          <Checkbox data-testid="own-printed">以下照本镇清单印发时的写法（去掉勾，与各镇一致）</Checkbox>
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由。' }]}>
        <Input.TextArea rows={2} maxLength={2_000} placeholder="本镇为什么不同" data-testid="own-reason" />
      </Form.Item>
    </FormDialog>
  );
}
