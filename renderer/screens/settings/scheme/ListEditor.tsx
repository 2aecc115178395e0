/** One list of a scheme: names, what kind it is, categories, what it asks for, its own fields and its columns on paper. */
import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { type ChangeEvent, type ReactNode, useState } from 'react';
import { freshFieldId } from '../../../../shared/logic/schemes/freshIds';
import { NUMBERING_WORDS, numberingSchema } from '../../../../shared/model/projectOptions';
import {
  LIST_KIND_WORDS,
  listKindSchema,
  REQUIRED_WORDS,
  type Required,
  type SchemeList,
} from '../../../../shared/model/scheme';
import { ColumnsEditor } from './ColumnsEditor';
import { Labelled } from './Labelled';

const BUILT_IN = ['text', 'bases', 'departments', 'departmentDuty', 'receivers', 'method'] as const;

interface ListEditorProps {
  readonly list: SchemeList;
  /** Millimetres between the margins. */
  readonly width: number;
  readonly onChange: (list: SchemeList) => void;
}

export function ListEditor({ list, width, onChange }: ListEditorProps): ReactNode {
  const set = (change: Partial<SchemeList>): void => onChange({ ...list, ...change });
  const required: readonly { readonly value: Required; readonly label: string }[] = [
    ...BUILT_IN.map((value) => ({ value, label: REQUIRED_WORDS[value] })),
    ...list.fields.map(({ id, label }) => ({ value: `field:${id}` as const, label })),
  ];
  return (
    <div className="scheme-list">
      <div className="scheme-pair">
        <Labelled label="清单名称">
          <Input value={list.name} maxLength={60} onChange={(event) => set({ name: event.target.value })} />
        </Labelled>
        <Labelled label="简称（底栏用）">
          <Input value={list.short} maxLength={6} onChange={(event) => set({ short: event.target.value })} />
        </Labelled>
        <Labelled label="性质">
          <Select
            value={list.kind}
            options={listKindSchema.options.map((value) => ({ value, label: LIST_KIND_WORDS[value] }))}
            onChange={(kind) => set({ kind })}
          />
        </Labelled>
      </div>
      <div className="scheme-halves">
        <div>
          <Labelled label={`类别，一行一个，按印出的次序（${list.categories.length} 类）`}>
            <TypedList
              separator={'\n'}
              values={list.categories}
              onChange={(categories) => set({ categories })}
              control={(typed) => <Input.TextArea {...typed} rows={8} data-testid="scheme-categories" />}
            />
          </Labelled>
          {list.dictionaries.length > 0 ? (
            <p className="small">
              用词典：
              {list.dictionaries.map(({ name, categories }) => (
                <Button key={name} size="small" type="link" onClick={() => set({ categories: [...categories] })}>
                  {name}
                </Button>
              ))}
            </p>
          ) : null}
        </div>
        <div>
          <Labelled label="序号">
            <Radio.Group
              value={list.numbering}
              options={numberingSchema.options.map((value) => ({ value, label: NUMBERING_WORDS[value] }))}
              onChange={(event) => set({ numbering: event.target.value })}
            />
          </Labelled>
          <Labelled label="列入前必须填写">
            <Checkbox.Group
              value={list.required}
              options={[...required]}
              onChange={(next) => set({ required: next })}
            />
          </Labelled>
          <Fields list={list} onChange={onChange} />
        </div>
      </div>
      <ColumnsEditor
        title="印出的栏目"
        columns={list.columns}
        fields={list.fields}
        width={width}
        onChange={(columns) => set({ columns })}
      />
      <CatalogueEditor list={list} width={width} onChange={onChange} />
    </div>
  );
}

/** 目录: the same rows under the same numbers on a second, shorter sheet, such as one for the county's departments. */
function CatalogueEditor({ list, width, onChange }: ListEditorProps): ReactNode {
  const { catalogue } = list;
  const first = (): SchemeList['catalogue'] => ({
    name: `${list.name}目录`,
    columns: list.columns.filter(({ source }) => ['serial', 'name', 'departments', 'remark'].includes(source)),
  });
  const put = (next: SchemeList['catalogue']): void => onChange({ ...list, catalogue: next });
  return (
    <div className="scheme-catalogue">
      <Checkbox
        checked={catalogue !== undefined}
        data-testid="scheme-catalogue"
        onChange={(event) => put(event.target.checked ? first() : undefined)}
      >
        另印一份目录，序号与清单一一对应
      </Checkbox>
      {catalogue ? (
        <>
          <Labelled label="目录名称">
            <Input
              value={catalogue.name}
              maxLength={60}
              onChange={(event) => put({ ...catalogue, name: event.target.value })}
            />
          </Labelled>
          <ColumnsEditor
            title="目录的栏目"
            columns={catalogue.columns}
            fields={list.fields}
            width={width}
            onChange={(columns) => put({ ...catalogue, columns })}
          />
        </>
      ) : null}
    </div>
  );
}

interface TypedListProps {
  readonly separator: string;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly control: (typed: {
    value: string;
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
    onBlur: () => void;
  }) => ReactNode;
}

/** Several values written in one control. While they are typed the text stays as typed: the separator comes before what follows it. */
function TypedList({ separator, values, onChange, control }: TypedListProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return control({
    value: typed ?? values.join(separator),
    onChange: ({ target }) => {
      setTyped(target.value);
      const written = target.value.split(separator).map((value) => value.trim());
      onChange(written.filter((value) => value !== ''));
    },
    onBlur: () => setTyped(null),
  });
}

/** Fields that only this list has: 情形, 响应时限. */
function Fields({ list, onChange }: Omit<ListEditorProps, 'width'>): ReactNode {
  const { fields } = list;
  const put = (next: SchemeList['fields']): void => onChange({ ...list, fields: next });
  const drop = (id: string): void => {
    const source = `field:${id}` as const;
    onChange({
      ...list,
      fields: fields.filter((field) => field.id !== id),
      columns: list.columns.filter((column) => column.source !== source),
      catalogue: list.catalogue && {
        ...list.catalogue,
        columns: list.catalogue.columns.filter((column) => column.source !== source),
      },
      required: list.required.filter((what) => what !== source),
    });
  };
  return (
    <div className="scheme-field">
      <span>本清单特有的栏目（可选项用顿号隔开，不填就是自由填写）</span>
      {fields.map((field) => (
        <div key={field.id} className="scheme-row">
          <Input
            value={field.label}
            aria-label="栏目名称"
            maxLength={20}
            onChange={(event) =>
              put(fields.map((one) => (one.id === field.id ? { ...one, label: event.target.value } : one)))
            }
          />
          <TypedList
            separator="、"
            values={field.choices ?? []}
            onChange={(choices) =>
              put(
                fields.map((one) =>
                  one.id === field.id ? { ...one, choices: choices.length > 0 ? choices : undefined } : one,
                ),
              )
            }
            control={(typed) => <Input {...typed} aria-label="可选项" placeholder="自由填写" />}
          />
          <Button type="text" aria-label={`去掉栏目${field.label}`} onClick={() => drop(field.id)}>
            ✕
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => put([...fields, { id: freshFieldId(), label: `栏目${fields.length + 1}` }])}
        data-testid="scheme-add-field"
      >
        加栏目
      </Button>
    </div>
  );
}
