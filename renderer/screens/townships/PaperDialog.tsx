/** 版式: fonts, line heights, page numbers and the parts around the lists, as settings of the project's scheme. */
import { AutoComplete, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Scheme } from '../../../shared/model/scheme';
import type { Paper } from '../../../shared/model/schemePaper';
import { FormDialog } from '../../components/FormDialog';
import { useWrite } from '../../hooks';

const PARTS: readonly (readonly [keyof Paper['fonts'], string])[] = [
  ['cover', '封面大字'],
  ['title', '标题'],
  ['subtitle', '副标题'],
  ['header', '表头'],
  ['section', '类别行'],
  ['body', '表中文字'],
  ['heading', '小标题'],
  ['text', '说明文字'],
];
/** As the standard names them, then what machines without them have. */
const FAMILIES = [
  '方正小标宋简体',
  '仿宋_GB2312',
  '楷体_GB2312',
  '黑体',
  '仿宋',
  '楷体',
  '宋体',
  '华文中宋',
  '方正仿宋_GBK',
].map((value) => ({ value }));
const PLACES = [
  { value: 'standard', label: '按国标：外侧，横排页转到左侧' },
  { value: 'outer', label: '下方外侧' },
  { value: 'centre', label: '下方居中' },
  { value: 'none', label: '不印' },
];
const COVERS = [
  { value: 'several', label: '几张清单合成一份时有' },
  { value: 'always', label: '都有' },
  { value: 'never', label: '都没有' },
];

interface PaperValues {
  readonly paper: Paper;
  readonly notes: string;
  readonly signers: string;
}

interface PaperDialogProps {
  readonly scheme: Scheme;
  readonly onClose: () => void;
}

export function PaperDialog({ scheme, onClose }: PaperDialogProps): ReactNode {
  const [form] = Form.useForm<PaperValues>();
  const change = useWrite('changeScheme');
  const { paper } = scheme;
  const submit = async (values: PaperValues): Promise<boolean> => {
    const next = { ...values.paper, notes: linesOf(values.notes), signers: linesOf(values.signers) };
    return (await change.run({ scheme: { ...scheme, paper: next }, moves: [], reason: '改版式' })) !== null;
  };
  return (
    <FormDialog<PaperValues>
      title="版式"
      deed="用这个版式"
      form={form}
      initial={{ paper, notes: paper.notes.join('\n'), signers: paper.signers.join('\n') }}
      width={640}
      confirmTestId="paper-save"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="paper-fonts">
        {PARTS.map(([part, label]) => (
          <div key={part} className="paper-font">
            <span>{label}</span>
            <Form.Item
              name={['paper', 'fonts', part, 'family']}
              rules={[{ required: true, message: '写字体名' }]}
              noStyle
            >
              <AutoComplete options={FAMILIES} aria-label={`${label}的字体`} />
            </Form.Item>
            <Form.Item name={['paper', 'fonts', part, 'size']} rules={[{ required: true, message: '写字号' }]} noStyle>
              <InputNumber min={5} max={72} step={0.5} suffix="磅" aria-label={`${label}的字号`} />
            </Form.Item>
          </div>
        ))}
      </div>
      <div className="paper-fonts">
        <div className="paper-font">
          <span>表中行距</span>
          <Form.Item name={['paper', 'lineHeight']} rules={[{ required: true, message: '写行距' }]} noStyle>
            <InputNumber min={6} max={72} step={0.5} suffix="磅" aria-label="表中行距" />
          </Form.Item>
        </div>
        <div className="paper-font">
          <span>文字行距</span>
          <Form.Item name={['paper', 'textLineHeight']} rules={[{ required: true, message: '写行距' }]} noStyle>
            <InputNumber min={6} max={72} step={0.5} suffix="磅" aria-label="文字行距" />
          </Form.Item>
        </div>
        <div className="paper-font">
          <span>页码</span>
          <Form.Item name={['paper', 'pageNumber', 'place']} noStyle>
            <Select options={PLACES} aria-label="页码的位置" popupMatchSelectWidth={false} />
          </Form.Item>
        </div>
        <div className="paper-font">
          <span>封面和目录</span>
          <Form.Item name={['paper', 'cover']} noStyle>
            <Select options={COVERS} aria-label="封面和目录" popupMatchSelectWidth={false} />
          </Form.Item>
        </div>
      </div>
      <Form.Item
        label="说明（每行一段，可用〔地区〕〔单位〕〔总数〕〔各清单项数〕〔日期〕；空着就没有说明页）"
        name="notes"
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} data-testid="paper-notes" />
      </Form.Item>
      <Form.Item label="签署单位（每行一个，可用〔地区〕〔单位〕；空着就没有签署页）" name="signers">
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} data-testid="paper-signers" />
      </Form.Item>
    </FormDialog>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
