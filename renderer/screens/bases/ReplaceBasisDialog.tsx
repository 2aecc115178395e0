/** 改引代替的依据: every item that cites a repealed document, with the clause it will have in the other; each can be left out or rewritten. */
import { Checkbox, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { citedTitle } from '../../../shared/logic/bases/parseCitation';
import type { BasisDetail, BasisRow } from '../../../shared/views/bases';
import type { ReplacementRow } from '../../../shared/views/laws';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { Tag, type TagTone } from '../../components/figures/Tags';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';

interface ReplaceBasisDialogProps {
  readonly detail: BasisDetail;
  readonly library: readonly BasisRow[];
  readonly onClose: () => void;
}

interface Values {
  readonly byId: number | null;
  readonly reason: string;
}

const STATES: Readonly<Record<ReplacementRow['state'], readonly [tone: TagTone, words: string]>> = {
  same: ['merged', '✓ 条文相同'],
  changed: ['basis', '! 条文有改动，请看'],
  moved: ['amend', '改 换了条，请看'],
  unmapped: ['sub', '✕ 对不上，请写条款'],
  noLaw: ['sub', '? 文库里没有，请写条款'],
  noPlace: ['basis', '! 原来就未写到条'],
};

/** What a person turned or wrote of a row. */
type Turned = Readonly<Record<number, { readonly chosen?: boolean; readonly clause?: string }>>;

export function ReplaceBasisDialog({
  detail: { basis, events },
  library,
  onClose,
}: ReplaceBasisDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const [turned, setTurned] = useState<Turned>({});
  const replace = useWrite('replaceBasis');
  const named = events.findLast(({ replacedById }) => replacedById !== null)?.replacedById ?? null;
  const byId = Form.useWatch('byId', form) ?? null;
  const by = library.find(({ id }) => id === byId);
  const asked = { basisId: basis.id, byId: byId ?? 0 };
  const read = useRead('previewReplacement', asked, { enabled: byId !== null });
  // The articles of the document chosen before are none of this one's.
  const rows = byId === null || read.isPlaceholderData ? [] : (read.data ?? []);
  const lines = rows.map((row) => lineOf(row, turned));
  const chosen = lines.filter((line) => line.chosen);
  const items = new Set(chosen.map(({ row }) => row.citation.itemId)).size;
  const turn = (id: number, change: Turned[number]): void =>
    setTurned((before) => ({ ...before, [id]: { ...before[id], ...change } }));
  const submit = async ({ reason }: Values): Promise<boolean> => {
    if (byId === null) return false;
    const citations = chosen.map(({ row, clause }) => ({ citationId: row.citation.id, clause }));
    return (await replace.run({ basisId: basis.id, byId, citations, reason: reason.trim() })) !== null;
  };
  return (
    <FormDialog<Values>
      title={`改引代替${citedTitle(basis.title)}的依据`}
      deed={`改引 ${figure(chosen.length)} 条`}
      form={form}
      initial={{ byId: named, reason: '' }}
      width={900}
      idle={chosen.length === 0}
      effect={
        <span className="muted small" data-testid="replace-effect">
          {byId === null
            ? '先选由哪一件代替'
            : `${figure(items)} 项改引，条款须重新核对；留下 ${figure(lines.length - chosen.length)} 条不动。可用 Ctrl+Z 撤销`}
        </span>
      }
      confirmTestId="replace-basis-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="byId" label="由哪一件代替" rules={[{ required: true, message: '请选代替它的一件。' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          data-testid="replace-basis-by"
          onChange={() => setTurned({})}
          options={library
            .filter(({ id }) => id !== basis.id)
            .map(({ id, title, docNumber }) => ({ value: id, label: `${citedTitle(title)}${docNumber}` }))}
        />
      </Form.Item>
      {lines.some(({ row }) => row.state === 'noLaw') ? (
        <p className="note form-note">
          法规文库里没有{citedTitle(basis.title)}或{citedTitle(by?.title ?? '')}
          的条文，条款对不上。可以先到“法规文库”建索引，或在下面逐条写明；没有写的不改，留在这里。
        </p>
      ) : null}
      <div className="table-scroll replace-rows">
        <table className="table">
          <thead>
            <tr>
              <th />
              <th>事项</th>
              <th>原引</th>
              <th>改引</th>
              <th>看一看</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ row, chosen: on, clause, ready }) => (
              <tr key={row.citation.id} data-testid="replace-row">
                <td>
                  <Checkbox
                    aria-label={`改引“${row.citation.itemName}”`}
                    checked={on}
                    disabled={!ready}
                    onChange={() => turn(row.citation.id, { chosen: !on })}
                  />
                </td>
                <td className="wrap">{row.citation.itemName}</td>
                <td title={row.moves.map(({ before }) => `${before.label}　${before.text}`).join('\n')}>
                  {row.citation.clause || <span className="muted">未写</span>}
                </td>
                <td title={row.moves.map(({ after }) => (after ? `${after.label}　${after.text}` : '')).join('\n')}>
                  <Input
                    value={clause}
                    maxLength={500}
                    placeholder="第…条"
                    aria-label={`“${row.citation.itemName}”改引的条款`}
                    data-testid="replace-clause"
                    onChange={({ target }) => turn(row.citation.id, { clause: target.value })}
                  />
                </td>
                <td>
                  <Tag tone={STATES[row.state][0]}>{STATES[row.state][1]}</Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由。' }]}>
        <Input maxLength={2000} placeholder="如：原条例废止，由新条例代替" data-testid="replace-basis-reason" />
      </Form.Item>
    </FormDialog>
  );
}

/** One that cited an article and has none now is not ready: it stays as it is. */
function lineOf(row: ReplacementRow, turned: Turned) {
  const { chosen = true, clause = row.clause } = turned[row.citation.id] ?? {};
  const ready = row.state === 'noPlace' || clause.trim() !== '';
  return { row, clause, ready, chosen: ready && chosen };
}
