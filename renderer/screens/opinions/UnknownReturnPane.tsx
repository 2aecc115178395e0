/** A file nobody recognised: a scan of the signed page or a letter, put with its unit by hand; a letter's opinions are written down. */
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  OPINION_OFFICE_WORDS,
  type OpinionKind,
  PAPER_KIND_WORDS,
  type PaperKind,
} from '../../../shared/model/opinion';
import type { PackView, UnknownReturn } from '../../../shared/views/opinions';
import { Tag } from '../../components/figures/Tags';
import { useRead, useWrite } from '../../hooks';
import { type ReturnFile, useReturning } from '../../returning';

interface UnknownReturnPaneProps {
  readonly file: ReturnFile;
  readonly preview: UnknownReturn;
  readonly receivedOn: string;
}

interface Line {
  readonly key: number;
  readonly itemId: number | null;
  readonly kind: OpinionKind;
  readonly name: string;
  readonly proposal: string;
  readonly reason: string;
}

const NO_PACKS: readonly PackView[] = [];

export function UnknownReturnPane({ file, preview, receivedOn }: UnknownReturnPaneProps): ReactNode {
  const consultations = useRead('consultations', {}).data ?? [];
  const [asked, setAsked] = useState<number | null>(null);
  const consultation = consultations.find(({ id }) => id === asked) ?? consultations.at(-1);
  const read = useRead(
    'opinionPacks',
    { consultationId: consultation?.id ?? 0 },
    { enabled: consultation !== undefined },
  );
  const packs = read.data?.filter(({ withdrawnReason }) => withdrawnReason === null) ?? NO_PACKS;
  const [chosen, setChosen] = useState<number | null>(null);
  const packId = chosen ?? packs.find(({ unit }) => unit === preview.unit)?.id ?? null;
  const [writing, setWriting] = useState(false);
  const returning = useReturning();
  const attach = useWrite('attachPaper');
  const keep = async (kind: PaperKind): Promise<void> => {
    if (packId === null) return;
    const done = await attach.run({ preview: preview.preview, packId, kind });
    if (done !== null) returning.change(file.key, { state: 'attached' });
  };
  return (
    <section className="card opinions-pane" aria-label={preview.fileName}>
      <div className="card-head">
        <b>{preview.fileName}</b>
        <span className="push" />
        {file.state === 'open' ? null : <Tag tone="merged">✓ 已存</Tag>}
      </div>
      <div className="card-body opinions-pane-body">
        <p className="note">{preview.message}</p>
        {preview.preview === '' || file.state !== 'open' ? null : (
          <>
            {consultations.length > 1 ? (
              <Select<number>
                aria-label="答的是哪一次征求意见"
                data-testid="return-asking"
                value={consultation?.id ?? null}
                options={consultations.map(({ id, title, sentOn }) => ({
                  value: id,
                  label: `${title}（${sentOn} 发出）`,
                }))}
                onChange={(id) => {
                  setAsked(id);
                  setChosen(null);
                }}
              />
            ) : null}
            <Select<number>
              showSearch
              optionFilterProp="label"
              placeholder="是哪家的"
              aria-label="是哪家的"
              data-testid="return-unit"
              value={packId}
              options={packs.map(({ id, unit }) => ({ value: id, label: unit }))}
              onChange={setChosen}
            />
            <div className="deed-choice">
              {(['signed', 'letter', 'other'] as const).map((kind) => (
                <Button
                  key={kind}
                  size="small"
                  disabled={packId === null}
                  data-testid={`return-keep-${kind}`}
                  onClick={() => void keep(kind)}
                >
                  存为{PAPER_KIND_WORDS[kind]}
                </Button>
              ))}
              <Button
                size="small"
                disabled={packId === null}
                data-testid="return-letter"
                onClick={() => setWriting(true)}
              >
                登记来函里的意见
              </Button>
            </div>
            {writing && packId !== null ? (
              <LetterLines
                key={packId}
                file={file}
                preview={preview}
                receivedOn={receivedOn}
                packId={packId}
                fromSuperior={consultation?.superior !== null}
              />
            ) : null}
          </>
        )}
      </div>
    </section>
  );
}

let lastLine = 0;
function newLine(): Line {
  lastLine += 1;
  return { key: lastLine, itemId: null, kind: 'amend', name: '', proposal: '', reason: '' };
}

/** What the letter says, row by row; the letter itself counts as the return. */
function LetterLines({
  file,
  preview,
  receivedOn,
  packId,
  fromSuperior,
}: UnknownReturnPaneProps & { packId: number; fromSuperior: boolean }): ReactNode {
  const returning = useReturning();
  const take = useWrite('takeLetter');
  const rows = useRead('packDetail', { packId }).data?.rows ?? [];
  const [person, setPerson] = useState('');
  const [lines, setLines] = useState<readonly Line[]>([newLine()]);
  const change = (key: number, part: Partial<Line>): void =>
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const whole =
    receivedOn !== '' && lines.every((line) => (line.kind === 'add' ? line.name.trim() !== '' : line.itemId !== null));
  const submit = async (allAgreed: boolean): Promise<void> => {
    const opinions = lines.map(({ itemId, kind, name, proposal, reason }) => ({
      ...{ kind, proposal: proposal.trim(), reason: reason.trim(), person: '', row: 0 },
      itemId: kind === 'add' ? null : itemId,
      name: kind === 'add' ? name.trim() : (rows.find((row) => row.itemId === itemId)?.name ?? ''),
    }));
    const done = await take.run({
      ...{ preview: preview.preview, packId, receivedOn, person: person.trim(), allAgreed },
      ...(fromSuperior ? { docNumber: file.docNumber.trim() } : {}),
      opinions: allAgreed ? [] : opinions,
    });
    if (done !== null) returning.change(file.key, { state: 'taken' });
  };
  return (
    <div className="letter-lines">
      <Input
        prefix={<span className="muted">联系人</span>}
        aria-label="联系人"
        value={person}
        onChange={({ target }) => setPerson(target.value)}
      />
      {fromSuperior ? (
        <Input
          prefix={<span className="muted">文号</span>}
          placeholder="没有可不写"
          aria-label="文号"
          maxLength={100}
          value={file.docNumber}
          onChange={({ target }) => returning.change(file.key, { docNumber: target.value })}
        />
      ) : null}
      {lines.map((line) => (
        <div key={line.key} className="letter-line">
          <Select<OpinionKind>
            size="small"
            aria-label="意见类型"
            value={line.kind}
            options={(['amend', 'subtract', 'move', 'add'] as const).map((value) => ({
              value,
              label: OPINION_OFFICE_WORDS[value],
            }))}
            onChange={(kind) => change(line.key, { kind })}
          />
          {line.kind === 'add' ? (
            <Input
              size="small"
              aria-label="新增事项名称"
              placeholder="新增事项名称"
              value={line.name}
              onChange={({ target }) => change(line.key, { name: target.value })}
            />
          ) : (
            <Select<number>
              size="small"
              showSearch
              optionFilterProp="label"
              aria-label="对哪一项"
              placeholder="对哪一项"
              value={line.itemId}
              options={rows.map(({ itemId, name }) => ({ value: itemId, label: name }))}
              onChange={(itemId) => change(line.key, { itemId })}
            />
          )}
          <Input.TextArea
            rows={2}
            aria-label="修改建议"
            placeholder="修改建议"
            value={line.proposal}
            onChange={({ target }) => change(line.key, { proposal: target.value })}
          />
          <Input.TextArea
            rows={2}
            aria-label="理由和依据"
            placeholder="理由和依据"
            value={line.reason}
            onChange={({ target }) => change(line.key, { reason: target.value })}
          />
        </div>
      ))}
      <div className="deed-choice">
        <Button size="small" onClick={() => setLines([...lines, newLine()])}>
          再加一条
        </Button>
        <Button
          size="small"
          type="primary"
          disabled={!whole}
          loading={take.running}
          data-testid="letter-take"
          onClick={() => void submit(false)}
        >
          登记 {lines.length} 条意见
        </Button>
        <Button
          size="small"
          disabled={receivedOn === ''}
          loading={take.running}
          data-testid="letter-agreed"
          onClick={() => void submit(true)}
        >
          来函说全部无意见
        </Button>
      </div>
    </div>
  );
}
