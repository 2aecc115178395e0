/** 发出征求意见稿: which draft, to whom, due when; then a folder, and a pack for each unit. */

import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { shell } from '../../api';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useJob, useRead } from '../../hooks';
import { lostWords } from './opinionWords';
import { SendUnits } from './SendUnits';
import { dayAfter, USUAL_DAYS } from './usualDays';

interface SendValues {
  readonly source: 'sealed' | 'current';
  readonly townshipId: number | null;
  readonly categories: readonly string[];
  readonly title: string;
  readonly sentOn: string;
  readonly dueOn: string;
  readonly remark: string;
  readonly empties: boolean;
  readonly undecided: boolean;
}

interface SendDialogProps {
  readonly number: number;
  readonly onSent: () => void;
  readonly onClose: () => void;
}

export function SendDialog({ number, onSent, onClose }: SendDialogProps): ReactNode {
  const [form] = Form.useForm<SendValues>();
  const units = useRead('units', {}).data ?? [];
  const source = Form.useWatch('source', form) ?? 'sealed';
  const townshipId = Form.useWatch('townshipId', form) ?? null;
  const categories = Form.useWatch('categories', form) ?? [];
  const empties = Form.useWatch('empties', form) ?? true;
  const undecided = Form.useWatch('undecided', form) ?? false;
  const agreement = useRead('agreement', {}).data;
  const settled = agreement?.begun ? agreement.agreed + agreement.ruled : 0;
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const selection = {
    ...{ source, townshipId, undecided },
    ...(categories.length > 0 ? { categories: [...categories] } : {}),
  };
  const plan = useRead('planPacks', selection);
  // Another round may have been sealed since they were chosen; without them all would be asked.
  const lost = plan.data && !plan.isPlaceholderData ? lostWords(categories, plan.data.categories) : undefined;
  const send = useJob('sendPacks');
  const asked = (plan.data?.units ?? []).filter((unit) => empties || unit.items > 0);
  const chosen = asked.filter(({ unitId }) => !left.has(unitId));
  const rows = chosen.reduce((sum, { items }) => sum + items, 0);

  const submit = async ({ title, sentOn, dueOn, remark }: SendValues): Promise<boolean> => {
    const folder = await shell().chooseFolder();
    if (!folder) return false;
    const sent = await send.start({
      ...selection,
      ...{ grant: folder.token, title: title.trim(), remark: remark.trim(), empties },
      ...{ sentOn, dueOn, unitIds: chosen.map(({ unitId }) => unitId) },
    });
    if (!sent) return false;
    onSent();
    void shell().reveal(folder.token);
    return true;
  };
  return (
    <FormDialog<SendValues>
      title="发出征求意见稿"
      deed={`选文件夹，发给 ${figure(chosen.length)} 家`}
      form={form}
      initial={{
        ...{
          source: 'sealed',
          townshipId: null,
          categories: [],
          title: `第${number}次征求意见`,
          remark: '',
          empties: true,
          undecided: false,
        },
        ...{ sentOn: dayAfter(0), dueOn: dayAfter(USUAL_DAYS) },
      }}
      width={760}
      effect={
        <span data-testid="send-effect">{`${figure(chosen.length)} 家、${figure(rows)} 项次、${figure(chosen.length * 2)} 个文件`}</span>
      }
      blocked={plan.error?.message ?? lost}
      idle={chosen.length === 0}
      confirmTestId="send-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="form-pair">
        <Form.Item name="source" label="哪一份稿">
          <Radio.Group
            options={[
              { value: 'sealed', label: '最近封存的一轮' },
              { value: 'current', label: '事项库现在的内容' },
            ]}
            // The other draft may have other categories.
            onChange={() => form.setFieldValue('categories', [])}
          />
        </Form.Item>
        <Form.Item name="townshipId" label="征求谁的稿">
          <Select
            options={[
              { value: null, label: '县里的稿：部门和乡镇都征求' },
              ...units
                .filter(({ kind }) => kind === 'township')
                .map(({ id, name }) => ({ value: id, label: `${name}自拟稿：部门逐项答复` })),
            ]}
          />
        </Form.Item>
      </div>
      <div className="form-pair">
        <Form.Item name="title" label="叫作" rules={[{ required: true, whitespace: true, message: '请写名称。' }]}>
          <Input maxLength={100} placeholder="第1次征求意见、一下、二下" data-testid="send-title" />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="sentOn" label="发出日期" rules={[{ required: true, message: '请选日期。' }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="dueOn" label="截止日期" rules={[{ required: true, message: '请选日期。' }]}>
            <Input type="date" data-testid="send-due" />
          </Form.Item>
        </div>
      </div>
      <Form.Item name="categories" label="只征求这些类别（不选为全部）">
        <Select
          mode="multiple"
          allowClear
          options={(plan.data?.categories ?? []).map((value) => ({ value, label: value }))}
        />
      </Form.Item>
      {settled > 0 ? (
        <Form.Item name="undecided" valuePropName="checked">
          <Checkbox data-testid="send-undecided">
            只征求还没有定的：已认定、裁定的 {figure(settled)} 项不再征求
          </Checkbox>
        </Form.Item>
      ) : null}
      <Form.Item name="remark" label="函里另加一段（可不写）">
        <Input.TextArea rows={1} maxLength={2000} />
      </Form.Item>
      <SendUnits asked={asked} left={left} onLeft={setLeft} />
      <Form.Item name="empties" valuePropName="checked" className="send-empties">
        <Checkbox data-testid="send-empties">没有涉及事项的单位也发（表里写明没有，可提新增）</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
