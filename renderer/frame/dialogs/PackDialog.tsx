/** 加密移交包: the word is typed twice; the file is read back with it before it is called done. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { shell } from '../../api';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useJob } from '../../hooks';
import { showUndoLine } from '../../notices';

interface Words {
  readonly passphrase: string;
  readonly again: string;
}

const SHORTEST = 12;

export function PackDialog({ name, onClose }: { name: string; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<Words>();
  const packing = useJob('packProject');

  const pack = async ({ passphrase }: Words): Promise<boolean> => {
    const grant = await shell().chooseSave('package', `${name}.sspack`);
    if (!grant) return false;
    const made = await packing.start({ grant: grant.token, passphrase });
    if (!made) return false;
    showUndoLine(`移交包“${made.fileName}”已加密并核对，${figure(Math.ceil(made.bytes / 1024))} KB`, null);
    return true;
  };

  return (
    <FormDialog<Words>
      title="加密移交包"
      deed="选存放位置并制作…"
      form={form}
      initial={{ passphrase: '', again: '' }}
      unsaved={false}
      width={520}
      confirmTestId="pack-do"
      onSubmit={pack}
      onClose={onClose}
    >
      <p className="dialog-lead">
        整个项目（含报送原件和操作记录）加密成一个文件，拷给同事。口令请另行告知；口令忘了，谁也打不开。
      </p>
      <Form.Item
        name="passphrase"
        label={`口令（至少 ${SHORTEST} 个字）`}
        rules={[
          {
            validator: (_rule, text: string) =>
              [...text].length >= SHORTEST ? Promise.resolve() : Promise.reject(new Error(`至少 ${SHORTEST} 个字`)),
          },
        ]}
      >
        <Input.Password data-testid="pack-word" autoComplete="off" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label="再填一次"
        dependencies={['passphrase']}
        rules={[
          {
            validator: (_rule, text: string) =>
              text === form.getFieldValue('passphrase')
                ? Promise.resolve()
                : Promise.reject(new Error('两次填的不一样')),
          },
        ]}
      >
        <Input.Password data-testid="pack-again" autoComplete="off" maxLength={200} />
      </Form.Item>
      <p className="muted small">拷完后从 U 盘删去的文件，数据可能仍在盘上。涉密内容不得存入本软件，也不得用它移交。</p>
    </FormDialog>
  );
}
