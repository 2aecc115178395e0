/** 加依据, 改依据: one citation as text, read as a table's cell is, with what was understood shown before it is written. */
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { readPlaces } from '../../../shared/logic/bases/articlePlace';
import { textOfCitation } from '../../../shared/logic/bases/citedEdition';
import { formatCitation, readCitation } from '../../../shared/logic/bases/parseCitation';
import { splitBases } from '../../../shared/logic/reading/rows/cellValues';
import { SUPPORT_WORDS, type Support, supportSchema } from '../../../shared/model/basis';
import type { CitationRow } from '../../../shared/views/bases';
import { useWrite } from '../../hooks';
import { FormDialog } from '../dialogs/FormDialog';

interface CitationDialogProps {
  readonly item: { readonly id: number; readonly name: string };
  /** Given: it is changed; else a new one is added. */
  readonly citation?: CitationRow | undefined;
  readonly onClose: () => void;
}

interface Values {
  readonly text: string;
  readonly supports: Support;
  readonly excerpt: string;
}

export function CitationDialog({ item, citation, onClose }: CitationDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const add = useWrite('addCitations');
  const change = useWrite('changeCitation');
  const text = Form.useWatch('text', form) ?? '';
  const submit = async ({ supports, excerpt, ...values }: Values): Promise<boolean> => {
    const written = { text: values.text.trim(), supports, excerpt: excerpt.trim() };
    return citation
      ? (await change.run({ citationId: citation.id, ...written })) !== null
      : (await add.run({ itemId: item.id, ...written })) !== null;
  };
  return (
    <FormDialog<Values>
      title={citation ? `改依据：${item.name}` : `加依据：${item.name}`}
      deed={citation ? '改依据' : '加依据'}
      form={form}
      initial={{
        text: citation ? textOfCitation(citation) : '',
        supports: citation?.supports ?? 'duty',
        excerpt: citation?.excerpt ?? '',
      }}
      width={620}
      effect={
        <span className="muted small">
          <kbd>Ctrl ;</kbd> 插入〔〕
        </span>
      }
      confirmTestId="citation-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="text"
        label="依据（名称、文号、条款）"
        rules={[{ required: true, whitespace: true, message: '请写明依据。' }]}
      >
        <Input.TextArea
          rows={2}
          autoFocus
          maxLength={5000}
          placeholder={
            citation ? '' : '《中华人民共和国森林法》第三十四条第二款；《…意见》（国办发〔2024〕12号）。可一次贴几条'
          }
          data-testid="citation-text"
        />
      </Form.Item>
      <Understood text={text} />
      <Form.Item name="supports" label="这一条支持什么">
        <Radio.Group
          options={supportSchema.options.map((value) => ({ value, label: SUPPORT_WORDS[value] }))}
          data-testid="citation-supports"
        />
      </Form.Item>
      <Form.Item name="excerpt" label="条文摘录（可不写）">
        <Input.TextArea rows={3} maxLength={20_000} data-testid="citation-excerpt" />
      </Form.Item>
    </FormDialog>
  );
}

/** 认作：《…》（…〔2018〕33号）第三十九条第二款 · 39.2 */
function Understood({ text }: { text: string }): ReactNode {
  if (text.trim() === '') return null;
  const citations = splitBases(text).map(readCitation);
  return (
    <div className="note form-note" data-testid="citation-understood">
      {citations.map((citation) => (
        <div key={formatCitation(citation)}>
          认作 <b>{formatCitation(citation)}</b>
          {readPlaces(citation.clause) === '' ? (
            <span className="muted">　未写到条</span>
          ) : (
            <span className="muted">　{readPlaces(citation.clause)}</span>
          )}
          {citation.written === undefined ? null : <span className="muted">　文字已按规范写法理顺</span>}
        </div>
      ))}
    </div>
  );
}
