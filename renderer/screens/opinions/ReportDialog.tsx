/** 报上级审核: which draft goes up, to whom and when; then a folder with the letter, the whole list and a form to answer in. */
import { AutoComplete, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { shell } from '../../api';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useJob, useRead } from '../../hooks';
import { dayAfter, USUAL_DAYS } from './usualDays';

interface ReportValues {
  readonly superior: string;
  readonly source: 'sealed' | 'current';
  readonly sentOn: string;
  readonly dueOn: string;
  readonly remark: string;
}

/** The form, the letter with the list, the list as a workbook. */
const FILES = 3;

interface ReportDialogProps {
  readonly onSent: () => void;
  readonly onClose: () => void;
}

export function ReportDialog({ onSent, onClose }: ReportDialogProps): ReactNode {
  const [form] = Form.useForm<ReportValues>();
  const known = useRead('superiors', {}).data ?? [];
  const source = Form.useWatch('source', form) ?? 'sealed';
  const superior = (Form.useWatch('superior', form) ?? '').trim();
  const plan = useRead('planPacks', { source, superior: superior || '上级机关' });
  const send = useJob('sendPacks');
  const items = plan.data?.units[0]?.items ?? 0;
  const isNew = superior !== '' && !known.some(({ name, aliases }) => name === superior || aliases.includes(superior));
  const submit = async ({ superior: to, sentOn, dueOn, remark }: ReportValues): Promise<boolean> => {
    const folder = await shell().chooseFolder();
    if (!folder) return false;
    const asked = { source, superior: to.trim(), sentOn, dueOn, remark: remark.trim() };
    const sent = await send.start({ grant: folder.token, ...asked });
    if (!sent) return false;
    onSent();
    void shell().reveal(folder.token);
    return true;
  };
  return (
    <FormDialog<ReportValues>
      title="报上级审核"
      deed="选文件夹，报送"
      form={form}
      initial={{
        ...{ superior: known.at(-1)?.name ?? '', source: 'sealed', remark: '' },
        ...{ sentOn: dayAfter(0), dueOn: dayAfter(USUAL_DAYS) },
      }}
      width={620}
      effect={
        <span data-testid="report-effect">
          {plan.data ? `${plan.data.draft}，${figure(items)} 项，${figure(FILES)} 个文件` : ''}
        </span>
      }
      blocked={plan.error?.message}
      idle={items === 0}
      confirmTestId="report-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="dialog-lead">
        全部事项按体例的各栏报上，一份报送函和清单（Word）、一份清单（Excel）、一张可以直接填写的反馈表。
        上级用自己的表反馈的，也收得进来。
      </p>
      <Form.Item
        name="superior"
        label="报给"
        rules={[{ required: true, whitespace: true, message: '请写上级机关的名称。' }]}
        extra={isNew && !plan.error ? `“${superior}”第一次报送，登记为上级机关；不算本县的单位。` : undefined}
      >
        <AutoComplete
          options={known.map(({ name }) => ({ value: name }))}
          placeholder="照公文里的写法，如：市委编办"
          maxLength={100}
          data-testid="report-superior"
        />
      </Form.Item>
      <Form.Item name="source" label="哪一份稿">
        <Radio.Group
          options={[
            { value: 'sealed', label: '最近封存的一轮' },
            { value: 'current', label: '事项库现在的内容' },
          ]}
        />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="sentOn" label="报送日期" rules={[{ required: true, message: '请选日期。' }]}>
          <Input type="date" data-testid="report-sent" />
        </Form.Item>
        <Form.Item
          name="dueOn"
          label="预计反馈（只用来提醒，不印在函上）"
          rules={[{ required: true, message: '请选日期。' }]}
        >
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="remark" label="函里另加一段（可不写）">
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
