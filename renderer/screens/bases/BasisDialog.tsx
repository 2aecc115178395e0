/** 登记依据, 改依据: what is known of a document. */
import { Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { guessBasisLevel, parseCitation } from '../../../shared/logic/bases/parseCitation';
import {
  BASIS_ORIGIN_WORDS,
  type Basis,
  type BasisDraft,
  basisLevelSchema,
  basisOriginSchema,
} from '../../../shared/model/basis';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { useWrite } from '../../hooks';

const NEW: BasisDraft = {
  title: '',
  docNumber: '',
  level: '法律',
  issuer: '',
  issuedOn: '',
  effectiveOn: '',
  origin: 'new',
  remark: '',
};

const DAY = { pattern: /^(\d{4}-\d{2}-\d{2})?$/, message: '写成 2025-06-30 的样子，或留空。' };

export function BasisDialog({ basis, onClose }: { basis: Basis | null; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<BasisDraft>();
  const save = useWrite('saveBasis');
  const understand = (): void => {
    const written = form.getFieldValue('title') as string;
    if (basis !== null || written.trim() === '') return;
    const { title, docNumber } = parseCitation(written);
    const number = (form.getFieldValue('docNumber') as string) || docNumber;
    form.setFieldsValue({ title, docNumber: number, level: guessBasisLevel(title, number) });
  };
  const submit = async (values: BasisDraft): Promise<boolean> => {
    const { id: _, ...known } = basis ?? { ...NEW, id: 0 };
    const { title, docNumber, level, issuer, issuedOn, effectiveOn, origin, remark } = { ...known, ...values };
    const draft = {
      title: title.replace(/^《(.*)》$/, '$1'),
      docNumber,
      level,
      issuer,
      issuedOn,
      effectiveOn,
      origin,
      remark,
    };
    return (await save.run({ basisId: basis?.id ?? null, basis: draft })) !== null;
  };
  return (
    <FormDialog<BasisDraft>
      title={basis ? '改依据' : '登记依据'}
      deed={basis ? '保存依据' : '登记依据'}
      form={form}
      initial={basis ?? NEW}
      width={600}
      effect={
        <span className="muted small">
          <kbd>Ctrl ;</kbd> 插入〔〕
        </span>
      }
      confirmTestId="basis-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="title" label="名称" rules={[{ required: true, whitespace: true, message: '请写明名称。' }]}>
        <Input
          autoFocus
          maxLength={500}
          placeholder="可整条粘贴：《…》（国办发〔2024〕12号）"
          data-testid="basis-title"
          onBlur={understand}
        />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="docNumber" label="文号">
          <Input maxLength={200} data-testid="basis-number" />
        </Form.Item>
        <Form.Item name="level" label="级别">
          <Select
            data-testid="basis-level"
            options={basisLevelSchema.options.map((value) => ({ value, label: value }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="issuer" label="制定机关">
        <Input maxLength={200} />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="issuedOn" label="公布日期" rules={[DAY]}>
          <Input maxLength={10} placeholder="2019-12-28" data-testid="basis-issued" />
        </Form.Item>
        <Form.Item name="effectiveOn" label="施行日期" rules={[DAY]}>
          <Input maxLength={10} placeholder="2020-07-01" data-testid="basis-effective" />
        </Form.Item>
      </div>
      <Form.Item name="origin" label="来源">
        <Radio.Group
          options={basisOriginSchema.options.map((value) => ({ value, label: BASIS_ORIGIN_WORDS[value] }))}
        />
      </Form.Item>
      <Form.Item name="remark" label="备注">
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
