/** Who does what in an item, and what only its list asks for: departments with their duties, receivers, the list's own fields. */
import { AutoComplete, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ListKind } from '../../../shared/model/scheme';
import type { ListOutline } from '../../../shared/views';
import { useRead } from '../../hooks';
import { contains } from './DecisionFields';

const SEPARATORS = ['、', '，', ';', '；'];

/** Lists in which what the departments do is written beside the township's part. */
const WITH_DUTIES: ReadonlySet<ListKind> = new Set(['cooperate', 'mainCooperating']);

/** Inside a form with the parts of an item draft. `list` undefined: no list is chosen yet. */
export function PartFields({ list }: { list: ListOutline | undefined }): ReactNode {
  const units = useRead('units', {});
  const departments = (units.data ?? [])
    .filter((unit) => unit.kind === 'department')
    .map((unit) => ({ value: unit.name }));
  const kind = list?.kind ?? 'duties';
  return (
    <>
      {kind === 'recall' ? (
        <Receivers departments={departments} />
      ) : (
        <Departments kind={kind} departments={departments} />
      )}
      {list && list.fields.length > 0 ? (
        <div className="form-pair">
          {list.fields.map(({ id, label, choices }) => (
            <Form.Item key={id} name={['fields', id]} label={label}>
              {choices ? (
                <AutoComplete options={choices.map((value) => ({ value }))} allowClear />
              ) : (
                <Input maxLength={2_000} />
              )}
            </Form.Item>
          ))}
        </div>
      ) : null}
    </>
  );
}

type Options = readonly { readonly value: string }[];

function Receivers({ departments }: { departments: Options }): ReactNode {
  return (
    <>
      <Form.Item name="receivers" label="承接部门">
        <Select mode="tags" options={[...departments]} tokenSeparators={SEPARATORS} placeholder="由谁承接，可选几个" />
      </Form.Item>
      <Form.Item name="method" label="工作方式">
        <Input.TextArea rows={2} data-testid="item-form-method" />
      </Form.Item>
    </>
  );
}

function Departments({ kind, departments }: { kind: ListKind; departments: Options }): ReactNode {
  const form = Form.useFormInstance();
  const lead: unknown = Form.useWatch('leadDepartment', form);
  const joint: unknown = Form.useWatch('jointLeads', form);
  const cooperating: unknown = Form.useWatch('coDepartments', form);
  const role: unknown = Form.useWatch('townshipRole', form);
  const named = [lead, ...listed(joint), ...listed(cooperating)].filter(
    (name): name is string => typeof name === 'string' && name.trim() !== '',
  );
  const sides = kind === 'mainCooperating' || kind === 'whistle';
  return (
    <>
      <div className="form-pair">
        <Form.Item name="leadDepartment" label={leadLabel(kind, role === 'main')}>
          <AutoComplete
            options={[...departments]}
            showSearch={{ filterOption: contains }}
            placeholder="对应的部门"
            data-testid="item-form-department"
          />
        </Form.Item>
        <Form.Item name="coDepartments" label="配合部门">
          <Select mode="tags" options={[...departments]} tokenSeparators={SEPARATORS} placeholder="可选几个" />
        </Form.Item>
      </div>
      {sides && role !== 'main' ? (
        <Form.Item name="jointLeads" label="共同主体部门" extra="另有部门同负主体责任时才填。">
          <Select mode="tags" options={[...departments]} tokenSeparators={SEPARATORS} />
        </Form.Item>
      ) : null}
      {WITH_DUTIES.has(kind)
        ? [...new Set(named)].map((name) => (
            <Form.Item key={name} name={['duties', name]} label={`${name}的职责`}>
              <Input.TextArea rows={2} />
            </Form.Item>
          ))
        : null}
    </>
  );
}

function leadLabel(kind: ListKind, townLeads: boolean): string {
  if (kind === 'cooperate') return '对应上级部门';
  if (kind !== 'mainCooperating' && kind !== 'whistle') return '牵头部门';
  return townLeads ? '主要配合部门' : '主体责任部门';
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Duties of departments that were taken out again are left behind in the form; they do not go with the item. */
export function keptDuties(
  duties: Readonly<Record<string, string>> | undefined,
  named: readonly string[],
): Record<string, string> {
  const kept = Object.entries(duties ?? {}).filter(
    ([name, text]) => named.includes(name) && (text ?? '').trim() !== '',
  );
  return Object.fromEntries(kept);
}
