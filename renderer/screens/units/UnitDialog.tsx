/** One unit: its name, how tables write it, what it was called before, and what a township is like. */
import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { UNIT_KIND_WORDS, type UnitProfile } from '../../../shared/model/unit';
import type { UnitRow } from '../../../shared/views/units';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { useWrite } from '../../hooks';

interface Values extends UnitProfile {
  readonly name: string;
  readonly aliases: string[];
  readonly formerNames: string[];
}

interface UnitDialogProps {
  readonly unit: UnitRow;
  /** Classes other townships have, to choose from. */
  readonly classes: readonly string[];
  /** Null for a superior. */
  readonly onMerge: (() => void) | null;
  /** Null for a department, and where there is no other township. */
  readonly onAbolish: (() => void) | null;
  readonly onClose: () => void;
}

export function UnitDialog({ unit, classes, onMerge, onAbolish, onClose }: UnitDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const update = useWrite('updateUnit');
  const remove = useWrite('removeUnit');
  const unused = unit.entries === 0 && unit.items === 0;
  const initial: Values = {
    ...unit.profile,
    name: unit.name,
    aliases: unit.aliases.filter((alias) => !unit.formerNames.includes(alias)),
    formerNames: [...unit.formerNames],
  };
  const save = async ({ name, aliases, formerNames, ...profile }: Values): Promise<boolean> => {
    const known = unit.kind === 'township' ? profile : unit.profile;
    const input = { unitId: unit.id, name: name.trim(), aliases: tidy(aliases), formerNames: tidy(formerNames) };
    return (await update.run({ ...input, profile: { ...known, population: known.population ?? null } })) !== null;
  };
  const takeOut = async (): Promise<void> => {
    if (await remove.run({ unitId: unit.id })) onClose();
  };
  return (
    <FormDialog<Values>
      title={`${UNIT_KIND_WORDS[unit.kind]}：${unit.name}`}
      deed="保存"
      form={form}
      initial={initial}
      width={620}
      confirmTestId="unit-save"
      onSubmit={save}
      onClose={onClose}
      effect={
        <span className="unit-more">
          {onMerge ? (
            <Button data-testid="unit-merge" onClick={onMerge}>
              与另一个并为一家…
            </Button>
          ) : null}
          {onAbolish ? (
            <Button data-testid="unit-abolish" onClick={onAbolish}>
              撤销，并入…
            </Button>
          ) : null}
          {unused ? (
            <Button data-testid="unit-remove" loading={remove.running} onClick={() => void takeOut()}>
              登错了，移出
            </Button>
          ) : null}
        </span>
      }
    >
      <Form.Item
        name="name"
        label="名称"
        extra="改名后旧名自动记为曾用名，照旧认得。"
        rules={[{ required: true, whitespace: true, message: '请写名称' }]}
      >
        <Input maxLength={100} data-testid="unit-name" />
      </Form.Item>
      <Form.Item name="aliases" label="别名（简称、表里的写法）">
        <Names testId="unit-alias-names" />
      </Form.Item>
      <Form.Item name="formerNames" label="曾用名（机构改革、撤并以前）">
        <Names testId="unit-former-names" />
      </Form.Item>
      {unit.kind === 'township' ? <ProfileFields classes={classes} /> : null}
    </FormDialog>
  );
}

function tidy(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim()).filter(Boolean))];
}

interface NamesProps {
  readonly testId: string;
  readonly choices?: readonly string[];
  // Given by the form's item around it.
  readonly value?: string[];
  readonly onChange?: (names: string[]) => void;
  readonly id?: string;
}

/** Several words; Enter or a separator ends one. */
function Names({ testId, choices = [], value = [], onChange, id }: NamesProps): ReactNode {
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      mode="tags"
      className="unit-names"
      {...(choices.length === 0 ? { open: false, suffixIcon: null } : {})}
      value={value}
      options={choices.map((word) => ({ value: word, label: word }))}
      tokenSeparators={['、', '，', ',', '；', ';', ' ', '\n', '\t']}
      placeholder="写一个按一次 Enter"
      data-testid={testId}
      onChange={(names: string[]) => onChange?.(tidy(names))}
    />
  );
}

function ProfileFields({ classes }: { classes: readonly string[] }): ReactNode {
  return (
    <>
      <div className="form-pair">
        <Form.Item name="class" label="镇情类别">
          <Names testId="unit-class" choices={classes} />
        </Form.Item>
        <Form.Item name="population" label="人口">
          <InputNumber
            min={0}
            max={10_000_000}
            precision={0}
            className="unit-population"
            data-testid="unit-population"
          />
        </Form.Item>
      </div>
      <Form.Item name="location" label="位置">
        <Input maxLength={200} placeholder="如：南部林区，沿边" />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="resources" label="资源">
          <Names testId="unit-resources" />
        </Form.Item>
        <Form.Item name="industries" label="产业">
          <Names testId="unit-industries" />
        </Form.Item>
      </div>
    </>
  );
}
