/** 新建项目 in four steps: name and scheme, townships, departments, place; every step but the first may be left empty. */
import { Button, Form, Input, Select, Steps } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { readPastedUnits } from '../../../shared/logic/reading/senders/readPastedUnits';
import { shell } from '../../api';
import { Dialog } from '../../components/dialogs/Dialog';
import { PastedUnits } from '../../components/PastedUnits';
import { figure } from '../../format';
import { tell, useRead, useWrite } from '../../hooks';
import type { ProjectDoor } from '../../project';
import { SchemeWords } from './SchemeWords';

interface Basics {
  readonly name: string;
  readonly scheme: string;
  readonly office: string;
  /** Asked only while nobody has said who works here. */
  readonly operator: string;
}

const STEPS = ['名称和体例', '乡镇', '部门', '存放位置'] as const;
const LAST = STEPS.length - 1;

export function NewProjectDialog({ door, onClose }: { door: ProjectDoor; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<Basics>();
  const [step, setStep] = useState(0);
  const [basics, setBasics] = useState<Basics>({ name: '', scheme: '', office: '', operator: '' });
  const [pasted, setPasted] = useState({ township: '', department: '' });
  const [working, setWorking] = useState(false);
  const setOperator = useWrite('setOperator');
  // The page may stand before the engine answers; without schemes there is nothing to found a project on.
  const ready = useRead('schemes', {}).isSuccess;
  const townships = readPastedUnits(pasted.township, 'township');
  const departments = readPastedUnits(pasted.department, 'department');

  const create = async (chosen: Basics): Promise<void> => {
    setWorking(true);
    try {
      const { operator, ...project } = chosen;
      const grant = await shell().chooseSave('project', `${chosen.name}.shuangshu`);
      if (!grant) return;
      // The first action of the project already bears the name.
      if (operator !== '' && !(await setOperator.run({ name: operator }))) return;
      if (await door.create({ grant: grant.token, ...project, townships, departments })) onClose();
    } catch (error) {
      tell(error);
    } finally {
      setWorking(false);
    }
  };
  const next = (): void => {
    if (step === 0) form.submit();
    else if (step < LAST) setStep(step + 1);
    else void create(basics);
  };
  /** From any step; what was pasted so far counts. */
  const createAtOnce = async (): Promise<void> => {
    if (step > 0) return create(basics);
    // The form shows beside the fields what is missing.
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    const chosen = trimmed(values);
    setBasics(chosen);
    await create(chosen);
  };
  const empty = (step === 1 && townships.length === 0) || (step === 2 && departments.length === 0);

  return (
    <Dialog
      title="新建项目"
      width={600}
      className="wizard"
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <div className="wizard-foot">
          {step > 0 ? <Button onClick={() => setStep(step - 1)}>上一步</Button> : null}
          <span className="push" />
          <Button onClick={onClose}>取消</Button>
          {step < LAST ? (
            <Button data-testid="new-create" disabled={working || !ready} onClick={() => void createAtOnce()}>
              跳过其余，直接新建…
            </Button>
          ) : null}
          <Button type="primary" data-testid="new-next" loading={working} disabled={!ready} onClick={next}>
            {step === LAST ? '选存放位置并新建…' : empty ? '以后再登记，下一步' : '下一步'} <kbd>Ctrl Enter</kbd>
          </Button>
        </div>
      }
    >
      <Steps size="small" current={step} items={STEPS.map((title) => ({ title }))} className="wizard-steps" />
      <div hidden={step !== 0}>
        <BasicsStep
          form={form}
          onDone={(values) => {
            setBasics(trimmed(values));
            setStep(1);
          }}
        />
      </div>
      {step === 1 ? (
        <>
          <p className="dialog-lead">从 Excel 复制乡镇一列粘贴进来；类别、人口也可一起复制，有没有表头都认得。</p>
          <PastedUnits
            kind="township"
            pasted={pasted.township}
            units={townships}
            testId="new-townships"
            onChange={(township) => setPasted({ ...pasted, township })}
          />
        </>
      ) : null}
      {step === 2 ? (
        <>
          <p className="dialog-lead">从 Excel 复制部门一列粘贴进来；第二列可写简称。导入报送表时遇到新部门也会登记。</p>
          <PastedUnits
            kind="department"
            pasted={pasted.department}
            units={departments}
            testId="new-departments"
            onChange={(department) => setPasted({ ...pasted, department })}
          />
        </>
      ) : null}
      {step === LAST ? <Outcome basics={basics} townships={townships.length} departments={departments.length} /> : null}
    </Dialog>
  );
}

function trimmed({ name, scheme, office, operator }: Basics): Basics {
  return { name: name.trim(), scheme, office: office.trim(), operator: (operator ?? '').trim() };
}

interface BasicsStepProps {
  readonly form: ReturnType<typeof Form.useForm<Basics>>[0];
  readonly onDone: (basics: Basics) => void;
}

function BasicsStep({ form, onDone }: BasicsStepProps): ReactNode {
  const schemes = useRead('schemes', {});
  const unknown = useRead('programSettings', {}).data?.operator === '';
  const scheme = Form.useWatch('scheme', form);
  const chosen = schemes.data?.find((choice) => choice.id === scheme);
  // The engine may answer after somebody began to type; what was typed stays.
  const first = schemes.data?.[0]?.id;
  useEffect(() => {
    if (first !== undefined && !form.getFieldValue('scheme')) form.setFieldsValue({ scheme: first });
  }, [first, form]);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: '', office: '', operator: '' }}
      onFinish={onDone}
    >
      <Form.Item
        name="name"
        label="项目名称"
        extra="打印时作清单标题里的地名，如“东宁市”。"
        rules={[{ required: true, whitespace: true, message: '请写项目名称，如：东宁市' }]}
      >
        <Input
          autoFocus
          maxLength={100}
          data-testid="new-name"
          placeholder="如：东宁市"
          onPressEnter={() => form.submit()}
        />
      </Form.Item>
      <div className={unknown ? 'form-pair' : ''}>
        <Form.Item name="office" label="本单位（可不填）">
          <Input maxLength={100} data-testid="new-office" placeholder="如：中共东宁市委机构编制委员会办公室" />
        </Form.Item>
        {unknown ? (
          <Form.Item name="operator" label="操作人姓名（记在每一步操作上）">
            <Input maxLength={50} data-testid="new-operator" placeholder="如：李敏" />
          </Form.Item>
        ) : null}
      </div>
      <Form.Item name="scheme" label="清单体例" rules={[{ required: true, message: '请选清单体例' }]}>
        <Select
          data-testid="new-scheme"
          options={(schemes.data ?? []).map((choice) => ({ value: choice.id, label: choice.name }))}
        />
      </Form.Item>
      {chosen ? <SchemeWords scheme={chosen} /> : null}
    </Form>
  );
}

function Outcome(props: { basics: Basics; townships: number; departments: number }): ReactNode {
  const { basics, townships, departments } = props;
  const schemes = useRead('schemes', {});
  const scheme = schemes.data?.find(({ id }) => id === basics.scheme)?.name ?? '';
  const nameless = useRead('programSettings', {}).data?.operator === '' && basics.operator === '';
  return (
    <>
      <p className="dialog-lead">
        将新建“{basics.name}”：{scheme}，乡镇 {figure(townships)} 个，部门 {figure(departments)} 个。
      </p>
      {nameless ? (
        <p className="note warn">没有写操作人姓名，新建这一步会记成这台电脑的账户名。可以点“上一步”回去补上。</p>
      ) : null}
      <p className="note">
        项目是一个 .shuangshu 文件，报送的原表都存在里面。请存在本机硬盘上；共享盘、同步盘和 U 盘用来存备份和副本。
      </p>
    </>
  );
}
