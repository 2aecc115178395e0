/** 依据 of an item as lines of 名称, 文号 and 条款; whole citations pasted into the name are taken apart, a line each. */
import { Button, Form, Input } from 'antd';
import { type ClipboardEvent, type ReactNode, useRef } from 'react';
import { parseCitation } from '../../../shared/logic/bases/parseCitation';
import { splitBases } from '../../../shared/logic/reading/rows/cellValues';
import type { Citation } from '../../../shared/model/basis';

/** Inside a form whose values have `bases`. */
export function BasisFields(): ReactNode {
  const form = Form.useFormInstance<{ bases: Citation[] }>();
  // Not of a form just opened: only a line that was asked for takes the hand.
  const asked = useRef(false);
  const paste = (event: ClipboardEvent, line: number): void => {
    const text = event.clipboardData.getData('text').trim();
    if (!text.includes('《')) return;
    event.preventDefault();
    const bases: Citation[] = [...(form.getFieldValue('bases') ?? [])];
    bases.splice(line, 1, ...splitBases(text).map(parseCitation));
    form.setFieldsValue({ bases });
  };
  return (
    <Form.List name="bases">
      {(lines, { add, remove }) => (
        <Form.Item label="依据">
          <div className="basis-lines">
            {lines.map((line) => (
              <div className="basis-line" key={line.key}>
                <Form.Item
                  name={[line.name, 'title']}
                  rules={[{ required: true, whitespace: true, message: '写明依据名称，或去掉这一行。' }]}
                >
                  <Input
                    autoFocus={asked.current && line.name === lines.length - 1}
                    placeholder="《名称》"
                    aria-label="依据名称"
                    data-testid="item-form-basis"
                    onPaste={(event) => paste(event, line.name)}
                  />
                </Form.Item>
                <Form.Item name={[line.name, 'written']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item name={[line.name, 'docNumber']}>
                  <Input placeholder="文号" aria-label="文号" />
                </Form.Item>
                <Form.Item name={[line.name, 'clause']}>
                  <Input placeholder="第…条" aria-label="条款" />
                </Form.Item>
                <button type="button" className="basis-drop" aria-label="去掉这一行" onClick={() => remove(line.name)}>
                  ✕
                </button>
              </div>
            ))}
            <div>
              <Button
                onClick={() => {
                  asked.current = true;
                  add({ title: '', docNumber: '', clause: '' });
                }}
                data-testid="item-form-basis-add"
              >
                ＋ 加一条依据
              </Button>
            </div>
          </div>
        </Form.Item>
      )}
    </Form.List>
  );
}
